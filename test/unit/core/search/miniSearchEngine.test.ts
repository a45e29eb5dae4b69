import { MiniSearchEngine } from '../../../../src/core/search/miniSearchEngine';
import { engineContract } from './engineContract';

engineContract('MiniSearch engine', () => new MiniSearchEngine());
