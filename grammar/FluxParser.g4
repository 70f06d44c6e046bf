// Flux's syntax over the tokens that the token pass of compiler/parse has classified. One token of look-ahead decides
// everywhere, so no prediction ever runs and parsing is linear.
//
// Two things are deliberately looser here than the language and are settled when the tree is built, where they can be
// explained better: operators form a flat list whose structure comes from their precedence (runtime/base/operators.def),
// and lists may have too many commas or too few.

parser grammar FluxParser;

options { tokenVocab = FluxLexer; }

// A file is a sequence of these; the caller asks for one after the other.
fileElement: attribute* (packageClause | importDeclaration | statement);

packageClause: PACKAGE IDENT;

importDeclaration: IMPORT IDENT? STRING;

attribute: ATTRIBUTE (ATTRIBUTE_LPAREN (primary (COMMA primary?)*)? RPAREN)?;

// --- statements ---

statement
  : ASSIGN_IDENT ASSIGN expression
  | OPTION (ASSIGN_IDENT | IDENT MEMBER_DOT IDENT) ASSIGN expression
  | BUILTIN IDENT COLON type (WHERE constraint (COMMA constraint)*)?
  | TESTCASE IDENT (EXTENDS STRING)? block
  | RETURN expression
  | expression
  | BAD_STMT
  ;

block: BLOCK_LBRACE blockElement* RBRACE;

blockElement: attribute* statement;

// --- expressions ---

expression: operand (binaryOperator operand)*;

binaryOperator
  : OR | AND
  | EQ | NEQ | LT | LTE | GT | GTE | REGEXP_MATCH | REGEXP_NOT_MATCH
  | ADD | SUB
  | MUL | DIV | MOD
  | POW
  | PIPE_FORWARD
  ;

operand: operandHead* primary suffix*;

// What may stand before an operand: prefix operators, and the parts of function literals and conditionals whose last
// expression reaches as far to the right as possible.
operandHead
  : NOT | EXISTS | POSITIVE | NEGATIVE
  | FUNCTION_LPAREN parameters RPAREN ARROW
  | IF expression THEN expression ELSE
  ;

suffix
  : MEMBER_DOT IDENT
  | CALL_LPAREN properties RPAREN
  | INDEX_LBRACK expression RBRACK
  ;

primary
  : IDENT
  | INT
  | FLOAT
  | DURATION
  | TIME
  | REGEXP
  | PIPE_RECEIVE
  | BAD_EXPR
  | string
  | label
  | array
  | record
  | LPAREN expression RPAREN
  | BLOCK_FUNCTION_LPAREN parameters RPAREN ARROW block
  ;

string: STRING | QUOTE_OPEN (TEXT | INTERPOLATION_OPEN expression INTERPOLATION_CLOSE)* QUOTE_CLOSE;

label: DOT (IDENT | STRING);

// `[:]`, a list of expressions, or a list of `key: value`.
array: LBRACK (COLON | (element | COMMA)*) RBRACK;

element: expression (COLON expression)?;

record: LBRACE properties RBRACE | WITH_LBRACE IDENT WITH properties RBRACE;

properties: property? (COMMA property?)*;

property: (IDENT | STRING) (COLON expression)? | BAD_EXPR;

parameters: (parameter | COMMA)*;

parameter: IDENT | ASSIGN_IDENT ASSIGN expression | BAD_EXPR;

// --- types ---

type
  : IDENT (INDEX_LBRACK type RBRACK)?
  | LBRACK type (COLON type)? RBRACK
  | label
  | LBRACE propertyTypes RBRACE
  | WITH_LBRACE IDENT WITH propertyTypes RBRACE
  | FUNCTION_LPAREN parameterTypes RPAREN ARROW type
  | BAD_EXPR
  ;

propertyTypes: (propertyType | COMMA)*;

propertyType: (IDENT | STRING) COLON type | BAD_EXPR;

parameterTypes: (parameterType | COMMA)*;

parameterType
  : IDENT COLON type
  | QUESTION IDENT COLON type (ASSIGN label)?
  | PIPE_RECEIVE IDENT? COLON type
  | BAD_EXPR
  ;

constraint: IDENT COLON IDENT (ADD IDENT)*;
