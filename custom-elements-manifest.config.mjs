/*
 * `cem analyze` writes custom-elements.json: what Storybook's controls, the README's tables and editors know of the
 * elements. It describes the published package: its paths are those of dist/npm, its members are the public ones.
 */

const isElement = ({tagName}) => Boolean(tagName);

/** Of use to a reader of the manifest: elements, the class that they share, and the kit's events. */
const isOfUse = ({name, tagName, superclass}) =>
  Boolean(tagName) || name === 'PeaceElement' || superclass?.name === 'Event';

const isPublic = ({privacy = 'public'}) => privacy === 'public';

/** Each room registers its element in define.js, through a function that the analyzer does not know. */
function definitionOf({path, declarations}) {
  return {
    kind: 'javascript-module',
    path: path.replace(/[^/]+$/, 'define.ts'),
    declarations: [],
    exports: declarations.filter(isElement).map(({tagName, name}) => ({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: {name, module: path},
    })),
  };
}

/** Lets every path below a part of the manifest name the published file. */
function publishPaths(part) {
  for (const [key, value] of Object.entries(part)) {
    if (value && typeof value === 'object') publishPaths(value);
    else if (key === 'path' || key === 'module') {
      part[key] = value.replace(/^\/?src\//, 'dist/npm/').replace(/\.ts$/, '.js');
    }
  }
}

/** The last phase: inherited members are known by now. */
function packageLinkPhase({customElementsManifest}) {
  const modules = customElementsManifest.modules.filter(({declarations}) => declarations.some(isOfUse));
  for (const declaration of modules.flatMap(({declarations}) => declarations)) {
    declaration.members = declaration.members?.filter(isPublic);
    // The analyzer also takes `dispatchEvent(new PeaceSelectEvent(id))` for an event, named "id" or nothing.
    declaration.events = declaration.events?.filter(({name}) => name?.startsWith('peace-'));
  }
  const elements = modules.filter(({declarations}) => declarations.some(isElement));
  customElementsManifest.modules = [...modules, ...elements.map(definitionOf)];
  publishPaths(customElementsManifest.modules);
}

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [{name: 'published-package', packageLinkPhase}],
};
