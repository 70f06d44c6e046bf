#pragma once

// The parser's state and what all kinds of statements have in common.

#include <initializer_list>

#include "compiler/influxql/parse.h"
#include "compiler/influxql/token.h"

namespace flux::influxql {

class Parser {
 public:
  Parser(std::string_view text, const Parameters& parameters) : scanner_(text), parameters_(parameters) {}

  // Statements up to the end.
  Result<std::vector<Statement>> Query();

 private:
  // statement_parser.cpp
  Result<Statement> ParseStatement();
  Result<Statement> ParseShow();
  Result<Statement> ParseShowTag();
  Result<Statement> ParseShowRest(ShowStatement show);
  Result<NameMatch> ParseKeyMatch();
  Result<Statement> ParseCreate();
  Result<Statement> ParseCreateDatabase();
  Result<Statement> ParseCreatePolicy();
  Result<Statement> ParseDrop();
  Result<Statement> Other(std::string name);
  Result<int64_t> ParsePolicyDuration();

  // select_parser.cpp
  Result<SelectStatement> ParseSelect();
  Result<std::vector<SelectField>> ParseFields();
  Status ParseSources(SelectStatement& select);
  Result<std::vector<Source>> ParseSourceList();
  Result<Source> ParseSource();
  Status ParseDimensions(SelectStatement& select);
  Status ParseDimension(Dimensions& dimensions);
  Status ParseFill(SelectStatement& select);
  Result<bool> ParseOrder();
  Result<Paging> ParsePaging(std::string_view limit, std::string_view offset);
  Status ParseZone(SelectStatement& select);

  // expression_parser.cpp
  Result<ExprRef> ParseExpr(int least_binding = 1);
  Result<ExprRef> ParseOperand();
  Result<ExprRef> ParseNested();
  Result<ExprRef> ParseSigned(bool is_negative);
  Result<ExprRef> ParseName(std::string first);
  Result<ExprRef> ParseCall(std::string name);
  Result<ExprRef> ParseDistinct();
  Result<ExprRef> ParseLiteral(const Token& token);
  Status ParseCast(Expr& expr);

  // Takes the keyword if it is the next token.
  bool Take(std::string_view keyword);
  bool TakeOperator(std::string_view text);
  Status Expect(std::string_view keyword);
  Status ExpectOperator(std::string_view text);
  Result<std::string> ExpectName();
  Result<int64_t> ExpectInteger();
  Result<std::string> ExpectRegex();
  // Fails on what is not a regular expression.
  static Status CheckRegex(const Token& token);
  // `found X, expected Y at line 1, char 8`
  std::unexpected<Error> Unexpected(const Token& token, std::string_view expected) const;

  Scanner scanner_;
  const Parameters& parameters_;
  int depth_ = 0;
  int operators_ = 0;
};

}  // namespace flux::influxql
