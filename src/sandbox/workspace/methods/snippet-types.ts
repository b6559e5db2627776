/** The text types that a snippet can have (docs.slack.dev, "File object", types). */
export const snippetTypes: ReadonlySet<string> = new Set([
  ...['auto', 'text', 'applescript', 'boxnote', 'c', 'csharp', 'cpp', 'css', 'csv', 'clojure', 'coffeescript', 'cfm'],
  ...['crystal', 'cypher', 'd', 'dart', 'diff', 'dockerfile', 'erlang', 'fsharp', 'fortran', 'go', 'groovy', 'html'],
  ...['handlebars', 'haskell', 'haxe', 'java', 'javascript', 'json', 'julia', 'kotlin', 'latex', 'lisp', 'lua'],
  ...['markdown', 'matlab', 'mumps', 'ocaml', 'objc', 'php', 'pascal', 'perl', 'pig', 'post', 'powershell', 'puppet'],
  ...['python', 'r', 'ruby', 'rust', 'sql', 'sass', 'scala', 'scheme', 'shell', 'smalltalk', 'swift', 'tsv', 'vb'],
  ...['vbscript', 'velocity', 'verilog', 'xml', 'yaml'],
]);
