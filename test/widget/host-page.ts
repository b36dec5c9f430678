/** A page of its own inside the test: what must be seen from the first line of a page on, or but once per page. */

/** A page in a frame, with what its console was told and what went wrong on it. */
export interface HostPage {
  readonly frame: HTMLIFrameElement;
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly warnings: readonly string[];
  readonly failures: readonly string[];
}

const RECORDER = `<script>
  var warnings = [], failures = [];
  console.warn = (line) => String(line).startsWith('Lit is in dev mode') || warnings.push(String(line));
  addEventListener('error', ({message}) => failures.push(message));
  addEventListener('unhandledrejection', ({reason}) => failures.push(String(reason)));
</script>`;

const frames = new Set<HTMLIFrameElement>();

/**
 * A page of the tests' own origin, still being parsed: write the rest of it with `document.write`, and end it with
 * `document.close`.
 */
export function startHostPage(): HostPage {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frames.add(frame);
  const page = frame.contentWindow as Window & typeof globalThis & Pick<HostPage, 'warnings' | 'failures'>;
  page.document.open();
  page.document.write(`<!doctype html><base href="${location.origin}/">${RECORDER}`);
  return {
    frame,
    window: page,
    document: page.document,
    warnings: page.warnings,
    failures: page.failures,
  };
}

/** A page of the tests' own origin that is wholly loaded, its modules included. */
export async function hostPage(content: string): Promise<HostPage> {
  const page = startHostPage();
  const loaded = new Promise((resolve) => page.window.addEventListener('load', resolve));
  page.document.write(content);
  page.document.close();
  await loaded;
  return page;
}

afterEach(() => {
  for (const frame of frames) frame.remove();
  frames.clear();
});
