// `SELECT`, and the clauses that other statements have as well.

#include "compiler/influxql/parser.h"
#include "fmt/format.h"
#include "runtime/base/time.h"

namespace flux::influxql {

Result<SelectStatement> Parser::ParseSelect() {
  SelectStatement select;
  FLUX_TRY(select.fields, ParseFields());
  if (Take("INTO")) {
    select.has_into = true;
    FLUX_TRY([[maybe_unused]] const Source target, ParseSource());
  }
  FLUX_TRY_STATUS(Expect("FROM"));
  FLUX_TRY_STATUS(ParseSources(select));
  if (Take("WHERE")) {
    FLUX_TRY(select.condition, ParseExpr());
  }
  FLUX_TRY_STATUS(ParseDimensions(select));
  FLUX_TRY(select.is_descending, ParseOrder());
  FLUX_TRY(select.rows, ParsePaging("LIMIT", "OFFSET"));
  FLUX_TRY(select.series, ParsePaging("SLIMIT", "SOFFSET"));
  FLUX_TRY_STATUS(ParseZone(select));
  return select;
}

Result<std::vector<SelectField>> Parser::ParseFields() {
  std::vector<SelectField> fields;
  do {
    SelectField field;
    FLUX_TRY(field.expr, ParseExpr());
    if (Take("AS")) {
      FLUX_TRY(field.alias, ExpectName());
    }
    fields.push_back(std::move(field));
  } while (TakeOperator(","));
  return fields;
}

Status Parser::ParseSources(SelectStatement& select) {
  if (!TakeOperator("(")) {
    FLUX_TRY(select.sources, ParseSourceList());
    return {};
  }
  select.has_subquery = true;
  constexpr int kMostSelects = 30;
  if (++depth_ > kMostSelects) return Fail(ErrorCode::kInvalid, "the query is nested too deeply");
  FLUX_TRY_STATUS(Expect("SELECT"));
  FLUX_TRY([[maybe_unused]] const SelectStatement inner, ParseSelect());
  --depth_;
  return ExpectOperator(")");
}

Result<std::vector<Source>> Parser::ParseSourceList() {
  std::vector<Source> sources;
  do {
    FLUX_TRY(Source source, ParseSource());
    sources.push_back(std::move(source));
  } while (TakeOperator(","));
  return sources;
}

// `measurement`, `policy.measurement`, `database.policy.measurement`, `database..measurement`; the last part may be an
// expression.
Result<Source> Parser::ParseSource() {
  std::vector<std::string> parts;
  Source source;
  while (true) {
    const Token token = scanner_.NextRegex();
    if (token.kind == TokenKind::kRegex) {
      FLUX_TRY_STATUS(CheckRegex(token));
      source.regex = token.text;
      break;
    }
    if (token.IsOperator(".") && !parts.empty()) {
      parts.emplace_back();
      continue;
    }
    if (token.kind != TokenKind::kName) return Unexpected(token, "identifier");
    parts.push_back(token.text);
    if (!TakeOperator(".")) break;
  }
  if (!source.regex) {
    source.measurement = std::move(parts.back());
    parts.pop_back();
  }
  if (parts.size() > 2) return Fail(ErrorCode::kInvalid, "too many segments in a measurement's name");
  if (!parts.empty()) source.policy = parts.back();
  if (parts.size() == 2) source.database = parts.front();
  return source;
}

Status Parser::ParseDimensions(SelectStatement& select) {
  if (Take("GROUP")) {
    FLUX_TRY_STATUS(Expect("BY"));
    do {
      FLUX_TRY_STATUS(ParseDimension(select.dimensions));
    } while (TakeOperator(","));
  }
  return ParseFill(select);
}

Status Parser::ParseDimension(Dimensions& dimensions) {
  FLUX_TRY(ExprRef expr, ParseExpr());
  switch (expr->kind) {
    case ExprKind::kVariable:
      dimensions.tags.push_back(std::move(expr->text));
      return {};
    case ExprKind::kRegex:
      dimensions.regexes.push_back(std::move(expr->text));
      return {};
    case ExprKind::kWildcard:
      dimensions.has_wildcard = true;
      return {};
    case ExprKind::kCall:
      if (expr->text != "time") return Fail(ErrorCode::kInvalid, "only time() calls allowed in dimensions");
      if (dimensions.time) return Fail(ErrorCode::kInvalid, "multiple time dimensions not allowed");
      dimensions.time = std::move(expr->args);
      return {};
    case ExprKind::kString:
    case ExprKind::kInteger:
    case ExprKind::kNumber:
    case ExprKind::kBoolean:
    case ExprKind::kDuration:
    case ExprKind::kBinary:
    case ExprKind::kParentheses:
      break;
  }
  return Fail(ErrorCode::kInvalid, "only time and tag dimensions allowed");
}

Status Parser::ParseFill(SelectStatement& select) {
  const Token token = scanner_.Next();
  if (!token.IsName("fill")) {
    scanner_.Back();
    return {};
  }
  FLUX_TRY_STATUS(ExpectOperator("("));
  FLUX_TRY(const ExprRef call, ParseCall("fill"));
  if (call->args.size() != 1)
    return Fail(ErrorCode::kInvalid, "fill requires an argument, e.g.: 0, null, none, previous, linear");
  const Expr& argument = *call->args.front();
  if (argument.kind == ExprKind::kInteger || argument.kind == ExprKind::kNumber) {
    select.fill = FillKind::kNumber;
    select.fill_number = argument.kind == ExprKind::kInteger ? static_cast<double>(argument.integer) : argument.number;
  } else if (argument.text == "null") {
    select.fill = FillKind::kNull;
  } else if (argument.text == "none") {
    select.fill = FillKind::kNone;
  } else if (argument.text == "previous") {
    select.fill = FillKind::kPrevious;
  } else if (argument.text == "linear") {
    select.fill = FillKind::kLinear;
  } else {
    return Fail(ErrorCode::kInvalid, "expected number argument in fill()");
  }
  return {};
}

Result<bool> Parser::ParseOrder() {
  if (!Take("ORDER")) return false;
  FLUX_TRY_STATUS(Expect("BY"));
  const Token token = scanner_.Next();
  if (token.IsKeyword("DESC") || token.IsKeyword("ASC")) return token.text == "DESC";
  if (token.kind != TokenKind::kName) return Unexpected(token, "identifier, ASC, DESC");
  if (token.text != "time") return Fail(ErrorCode::kInvalid, "only ORDER BY time supported at this time");
  if (Take("ASC")) return false;
  return Take("DESC");
}

Result<Paging> Parser::ParsePaging(std::string_view limit, std::string_view offset) {
  Paging paging;
  if (Take(limit)) {
    FLUX_TRY(paging.limit, ExpectInteger());
  }
  if (Take(offset)) {
    FLUX_TRY(paging.offset, ExpectInteger());
  }
  return paging;
}

Status Parser::ParseZone(SelectStatement& select) {
  const Token token = scanner_.Next();
  if (!token.IsName("tz")) {
    scanner_.Back();
    return {};
  }
  FLUX_TRY_STATUS(ExpectOperator("("));
  FLUX_TRY(const ExprRef call, ParseCall("tz"));
  if (call->args.size() != 1) return Fail(ErrorCode::kInvalid, "tz requires exactly one argument");
  if (call->args.front()->kind != ExprKind::kString)
    return Fail(ErrorCode::kInvalid, "expected string argument in tz()");
  select.zone = call->args.front()->text;
  if (!ToLocal(Time{}, {select.zone, {}}))
    return Fail(ErrorCode::kInvalid, fmt::format("unable to find time zone {}", select.zone));
  return {};
}

}  // namespace flux::influxql
