// Flux's tokens. The lexer is lossless: every code point of the source belongs to exactly one token, unknown ones to
// ILLEGAL. Which mode is active is decided by compiler/parse: a slash where an operand may start is scanned in mode
// REGEXP_START, and inside `${…}` the brace that ends the interpolation is scanned in mode INTERPOLATION_END.

lexer grammar FluxLexer;

// Kinds that the token pass of compiler/parse gives to tokens because their meaning depends on their neighbours. With
// them the parser grammar needs one token of look-ahead everywhere.
tokens {
  ASSIGN_IDENT,         // a name that starts an assignment or a parameter with a default
  MEMBER_DOT,           // `.` after an operand; a plain DOT starts a label
  CALL_LPAREN,          // `(` after an operand
  FUNCTION_LPAREN,      // `(` of a function literal or type with an expression after `=>`
  BLOCK_FUNCTION_LPAREN, // `(` of a function literal with a block after `=>`
  ATTRIBUTE_LPAREN,     // `(` after an attribute's name
  INDEX_LBRACK,         // `[` after an operand
  BLOCK_LBRACE,         // `{` of a function body or test case
  WITH_LBRACE,          // `{` of a record extension
  POSITIVE, NEGATIVE,   // `+` and `-` where an operand may start
  WITH, WHERE, EXTENDS, // contextual words
  FOREIGN_COMMENT,      // `/* … */`, which compiler/parse scans itself
  BAD_EXPR, BAD_STMT    // stand for source that made no sense and was reported
}

AND: 'and';
OR: 'or';
NOT: 'not';
IMPORT: 'import';
PACKAGE: 'package';
RETURN: 'return';
OPTION: 'option';
BUILTIN: 'builtin';
TESTCASE: 'testcase';
IF: 'if';
THEN: 'then';
ELSE: 'else';
EXISTS: 'exists';

IDENT: IdentStart IdentPart*;
INT: Digit+;
FLOAT: Digit+ '.' Digit* | '.' Digit+;
DURATION: (Digit+ DurationUnit)+;
TIME: Digit Digit Digit Digit '-' Digit Digit '-' Digit Digit ('T' TimeOfDay)?;
STRING: '"' StringPart* '$'? '"';
QUOTE_OPEN: '"' -> pushMode(IN_STRING);
ATTRIBUTE: '@' IdentStart IdentPart*;

ADD: '+';
SUB: '-';
MUL: '*';
DIV: '/';
MOD: '%';
POW: '^';
EQ: '==';
NEQ: '!=';
LT: '<';
LTE: '<=';
GT: '>';
GTE: '>=';
REGEXP_MATCH: '=~';
REGEXP_NOT_MATCH: '!~';
ASSIGN: '=';
ARROW: '=>';
PIPE_RECEIVE: '<-';
PIPE_FORWARD: '|>';
LPAREN: '(';
RPAREN: ')';
LBRACK: '[';
RBRACK: ']';
LBRACE: '{';
RBRACE: '}';
COLON: ':';
COMMA: ',';
DOT: '.';
QUESTION: '?';

// Spellings of other languages, recognised so that they can be explained.
FOREIGN_AND: '&&';
FOREIGN_OR: '||';
FOREIGN_NOT: '!';
FOREIGN_ASSIGN: ':=';
FOREIGN_STRING: '\'' ~['\r\n]* '\'';
SEMICOLON: ';';
HASH: '#';

WHITESPACE: [ \t\r\n\u000B\u000C]+ -> channel(HIDDEN);
COMMENT: '//' ~[\n]* -> channel(HIDDEN);
ILLEGAL: .;

fragment Digit: [0-9];
fragment IdentStart: [A-Za-z_] | Letter;
fragment IdentPart: IdentStart | [\p{Nd}];
fragment DurationUnit: 'y' | 'mo' | 'w' | 'd' | 'h' | 'm' | 's' | 'ms' | 'us' | '\u00B5s' | 'ns';
fragment TimeOfDay: Digit Digit ':' Digit Digit ':' Digit Digit ('.' Digit*)? ('Z' | [+\-] Digit Digit ':' Digit Digit)?;
// A `$` is text unless `{` follows. Escapes are judged when the literal is converted, not here.
fragment StringPart: ~["$\\] | Escape | '$' (~["{\\] | Escape);
fragment Escape: '\\' ('${' | .);

// Letters outside ASCII. Marks and unassigned code points between letters of a script count as letters too, and several
// small sets stand for one large set: the run-time library loads a set in quadratic time whenever a program starts.
fragment Letter
  : [\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u0386\u0388-\u03F5\u03F7-\u0481]
  | [\u048A-\u0559\u0560-\u0588\u05D0-\u05F2\u0620-\u064A\u066E-\u06D3\u06D5\u06E5-\u06E6\u06EE-\u06EF]
  | [\u06FA-\u06FC\u06FF\u0710-\u07B1\u07CA-\u07F5\u07FA\u0800-\u0828\u0840-\u0858\u0860-\u088E\u08A0-\u08C9]
  | [\u0904-\u0961\u0971-\u09E1\u09F0-\u09F1\u09FC\u0A05-\u0A5E\u0A72-\u0A74\u0A85-\u0AE1\u0AF9-\u0B61\u0B71]
  | [\u0B83-\u0BD0\u0C05-\u0C61\u0C80\u0C85-\u0CE1\u0CF1-\u0D4E\u0D54-\u0D56\u0D5F-\u0D61\u0D7A-\u0DC6]
  | [\u0E01-\u0E33\u0E40-\u0E46\u0E81-\u0EC6\u0EDC-\u0F00\u0F40-\u0F6C\u0F88-\u0F8C\u1000-\u103F\u1050-\u108E]
  | [\u10A0-\u10FA\u10FC-\u135A\u1380-\u138F\u13A0-\u13FD\u1401-\u166C\u166F-\u167F\u1681-\u169A\u16A0-\u16EA]
  | [\u16EE-\u1731\u1740-\u17B3\u17D7\u17DC\u1820-\u191E\u1950-\u19C9\u1A00-\u1A16\u1A20-\u1A54\u1AA7]
  | [\u1B05-\u1B4C\u1B83-\u1BAF\u1BBA-\u1BE5\u1C00-\u1C23\u1C4D-\u1C4F\u1C5A-\u1C7D\u1C80-\u1CBF\u1CE9-\u1FFC]
  | [\u2071\u207F\u2090-\u209C\u2102\u2107\u210A-\u2113\u2115\u2119-\u211D\u2124\u2126\u2128\u212A-\u212D]
  | [\u212F-\u2139\u213C-\u213F\u2145-\u2149\u214E\u2160-\u2188\u2C00-\u2CE4\u2CEB-\u2CF3\u2D00-\u2D6F]
  | [\u2D80-\u2DDE\u2E2F\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303C\u3041-\u309F\u30A1-\u30FA]
  | [\u30FC-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\uA48C\uA4D0-\uA4FD\uA500-\uA60C\uA610-\uA61F]
  | [\uA62A-\uA66E\uA67F-\uA6EF\uA717-\uA822\uA840-\uA873\uA882-\uA8B3\uA8F2-\uA8F7\uA8FB\uA8FD-\uA8FE]
  | [\uA90A-\uA925\uA930-\uA946\uA960-\uA9B2\uA9CF\uA9E0-\uA9EF\uA9FA-\uAA4B\uAA60-\uAA76\uAA7A-\uAADD]
  | [\uAAE0-\uAAEA\uAAF2-\uABE2\uAC00-\uD7FB\uF900-\uFB28\uFB2A-\uFD3D\uFD50-\uFDC7\uFDF0-\uFDFB\uFE70-\uFEFC]
  | [\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\u{10000}-\u{16FFF}\u{1D400}-\u{1D7FF}\u{1E100}-\u{1EEFF}]
  | [\u{20000}-\u{323AF}]
  ;

mode IN_STRING;
QUOTE_CLOSE: '"' -> popMode;
INTERPOLATION_OPEN: '${' -> pushMode(DEFAULT_MODE);
// A `$` before the closing quote, or a backslash before the end of the file, is a text of its own.
TEXT: StringPart+ | '$' | '\\';

mode INTERPOLATION_END;
INTERPOLATION_CLOSE: '}' -> popMode;

mode REGEXP_START;
REGEXP: '/' ('\\' . | ~[/\\])+ '/';
// No closing slash follows: the slash is a division after all.
SLASH: '/' -> type(DIV);
