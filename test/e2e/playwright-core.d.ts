// The part of Playwright that the UI suite uses. Its package is installed in test/host, and only to run tests: these
// types let `npm run typecheck` work without it.
declare module 'playwright-core' {
  export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }

  export interface ClickOptions {
    readonly button?: 'left' | 'right' | 'middle';
    readonly modifiers?: readonly ('Alt' | 'Control' | 'Meta' | 'Shift')[];
    readonly timeout?: number;
  }

  export interface LocatorOptions {
    readonly has?: Locator;
    readonly hasText?: string | RegExp;
  }

  export interface Locator {
    allInnerTexts(): Promise<string[]>;
    boundingBox(): Promise<Box | null>;
    click(options?: ClickOptions): Promise<void>;
    count(): Promise<number>;
    fill(text: string): Promise<void>;
    filter(options: LocatorOptions): Locator;
    first(): Locator;
    getByRole(role: string, options?: { readonly name?: string | RegExp; readonly exact?: boolean }): Locator;
    getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
    getAttribute(name: string): Promise<string | null>;
    hover(options?: { readonly timeout?: number }): Promise<void>;
    innerText(): Promise<string>;
    isVisible(): Promise<boolean>;
    locator(selector: string, options?: LocatorOptions): Locator;
    nth(index: number): Locator;
    waitFor(options?: {
      readonly state?: 'attached' | 'detached' | 'hidden' | 'visible';
      readonly timeout?: number;
    }): Promise<void>;
  }

  export interface Page {
    readonly keyboard: {
      press(key: string): Promise<void>;
      type(text: string, options?: { readonly delay?: number }): Promise<void>;
    };
    readonly mouse: {
      move(x: number, y: number, options?: { readonly steps?: number }): Promise<void>;
      wheel(x: number, y: number): Promise<void>;
    };
    emulateMedia(media: {
      readonly colorScheme: 'dark' | 'light';
      readonly forcedColors: 'active' | 'none';
    }): Promise<void>;
    evaluate<T>(expression: string): Promise<T>;
    goto(url: string): Promise<unknown>;
    locator(selector: string, options?: LocatorOptions): Locator;
    screenshot(options: {
      readonly path: string;
      readonly animations?: 'disabled';
      readonly caret?: 'hide' | 'initial';
    }): Promise<unknown>;
    setDefaultTimeout(milliseconds: number): void;
  }

  export interface Browser {
    close(): Promise<void>;
    newPage(options: {
      readonly viewport: { readonly width: number; readonly height: number };
      readonly deviceScaleFactor?: number;
      readonly permissions?: readonly string[];
    }): Promise<Page>;
  }
}
