// The words that every synthetic library starts from.

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What holds sentences together, the most frequent first. */
export const functionWords = wordsOf(`
  the of and a to in we that for is on with by as our this are which can from be an it these at not have or than has
  their its such also how when both but more into over while they where between most they there one each through under
  only however without them was were if all any other some may then do does no what up so even being about
`);

/** Between the parts of a title. */
export const connectives = wordsOf('for of with via in and from by under on using towards beyond without');

/** What papers of any topic speak of, the most frequent first. */
export const academicWords = wordsOf(`
  model method learning data results approach training network task performance algorithm framework problem analysis
  system information different proposed show existing language representation image based experiments large state
  learn neural structure novel features study present domain process space knowledge optimization function evaluation
  time evidence example distribution general demonstrate number prediction research robust error sample memory attention
  gradient search architecture parameter efficient benchmark improve work accuracy complex human theory dynamic graph
  generation inference computational visual limited standard dataset classification question agent policy reward
  environment planning control vision recognition detection semantic latent variable bound estimate random process
  measure kernel regression linear nonlinear sparse dense matrix tensor vector layer depth width scale transfer adapt
  source target shift noise label supervised observation sequence token context prompt instruction reasoning answer
  retrieval document passage query ranking index translation speech audio video motion object scene camera surface
  geometry point mesh rendering medical clinical patient disease protein molecule chemical material physical energy
  quantum particle field wave frequency signal filter channel communication wireless mobile sensor device hardware
  memory storage cache latency throughput parallel distributed server client privacy security attack defense adversarial
  trust fairness social user preference recommendation market economic price agent game strategy equilibrium causal
  effect treatment intervention counterfactual experiment hypothesis test statistical significance confidence interval
  uncertainty calibration bayesian prior posterior likelihood sampling chain mixture cluster hierarchy tree forest
  boundary margin metric distance similarity embedding manifold dimension reduction projection compression quantized
  pruning distillation teacher student curriculum continual forgetting plasticity stability convergence descent momentum
  stochastic batch normalization regularization dropout initialization symmetry invariance equivariance convolution
  recurrent transformer diffusion autoregressive generative encoder decoder mask reconstruction contrastive alignment
  multimodal caption grounding navigation manipulation robot grasp trajectory simulation reality feedback annotation
  quality diversity novelty coverage error failure limit future challenge opportunity survey taxonomy perspective
  principle foundation property condition solution equation operator discrete continuous local global optimal minimal
  simple flexible scalable interpretable reliable practical empirical theoretical fundamental
`);

export const surnames = wordsOf(`
  Adler Aguilar Ahmed Almeida Andersen Bakker Banerjee Bauer Becker Bernard Bianchi Brandt Brown Campos Carter Chen
  Cheng Choi Costa Cruz Das Deng Diaz Dubois Duval Eriksen Evans Fang Ferrari Fischer Flores Fontaine Garcia Ghosh
  Gomez Greco Guo Gupta Haddad Hall Han Hansen Harris Hoffmann Horvat Huang Hughes Ibrahim Ito Ivanov Jansen Jensen
  Jiang Johansson Jones Jung Kato Keller Khan Kim Klein Kovács Kowalski Kumar Lambert Larsen Lee Lehmann Leroy Li Liang
  Lin Lindqvist Liu Lopez Lu Luo Ma Marino Martin Meyer Miller Mishra Moreau Mori Müller Nakamura Nguyen Nielsen Novák
  Okafor Oliveira Olsen Owens Park Patel Pereira Petrov Popov Quinn Rao Reddy Ricci Richter Rivera Rossi Roux Russo
  Saito Santos Sasaki Schmidt Schneider Sharma Shen Silva Singh Smirnov Smith Song Suzuki Tanaka Tang Taylor Thomas
  Torres Tran Vargas Vasquez Visser Wagner Wang Weber Wei White Wolf Wong Wu Xie Xu Yamada Yang Yilmaz Yoon Young Yu
  Zhang Zhao Zheng Zhou Zhu Zimmermann
`);

export const givenNames = wordsOf(`
  Ada Aiko Amina Ana Anil Anna Bruno Carla Chidi Clara Daniel David Diego Dmitri Elena Élise Emil Emma Farid Fatima Grace
  Hana Hiro Hugo Ines Ingrid Ivan Jan Jin Jonas Jorge José Julia Jun Kenji Lars Laura Leila Li Lin Luca Lucía Maria Marta
  Mei Milan Mohamed Nadia Nikhil Noah Olga Omar Paolo Pavel Peter Priya Rahul Ravi Rosa Samir Sara Sofia Sven Tariq Tom
  Uma Vera Viktor Wei Yan Yara Yuki Zoë
`);
