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
fragment IdentStart: [\p{Alphabetic}_];
fragment IdentPart: [\p{Alphabetic}\p{Nd}_];
fragment DurationUnit: 'y' | 'mo' | 'w' | 'd' | 'h' | 'm' | 's' | 'ms' | 'us' | '\u00B5s' | 'ns';
fragment TimeOfDay: Digit Digit ':' Digit Digit ':' Digit Digit ('.' Digit*)? ('Z' | [+\-] Digit Digit ':' Digit Digit)?;
// A `$` is text unless `{` follows. Escapes are judged when the literal is converted, not here.
fragment StringPart: ~["$\\] | Escape | '$' (~["{\\] | Escape);
fragment Escape: '\\' ('${' | .);

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
