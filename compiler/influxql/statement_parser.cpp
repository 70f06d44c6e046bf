// Statements, and what they are made of.

#include <charconv>

#include "compiler/influxql/parser.h"
#include "fmt/format.h"
#include "runtime/value/value.h"

namespace flux::influxql {

Result<std::vector<Statement>> Parse(std::string_view text, const Parameters& parameters) {
  return Parser(text, parameters).Query();
}

Result<std::vector<Statement>> Parser::Query() {
  std::vector<Statement> statements;
  bool needs_semicolon = false;
  while (true) {
    const Token token = scanner_.Next();
    if (token.kind == TokenKind::kEnd) return statements;
    if (token.IsOperator(";")) {
      needs_semicolon = false;
      continue;
    }
    if (needs_semicolon) return Unexpected(token, ";");
    scanner_.Back();
    operators_ = 0;
    FLUX_TRY(Statement statement, ParseStatement());
    statements.push_back(std::move(statement));
    needs_semicolon = true;
  }
}

Result<Statement> Parser::ParseStatement() {
  const Token token = scanner_.Next();
  if (token.IsKeyword("SELECT")) return ParseSelect();
  if (token.IsKeyword("SHOW")) return ParseShow();
  if (token.IsKeyword("CREATE")) return ParseCreate();
  if (token.IsKeyword("DROP")) return ParseDrop();
  for (const std::string_view other : {"DELETE", "EXPLAIN", "GRANT", "REVOKE", "ALTER", "SET", "KILL"}) {
    if (token.IsKeyword(other)) return Other(token.text);
  }
  return Unexpected(token, "SELECT, DELETE, SHOW, CREATE, DROP, EXPLAIN, GRANT, REVOKE, ALTER, SET, KILL");
}

Result<Statement> Parser::ParseShow() {
  const Token token = scanner_.Next();
  ShowStatement show;
  if (token.IsKeyword("DATABASES")) return show;
  if (token.IsKeyword("RETENTION")) {
    FLUX_TRY_STATUS(Expect("POLICIES"));
    show.kind = ShowKind::kRetentionPolicies;
    if (Take("ON")) {
      FLUX_TRY(show.database, ExpectName());
    }
    return show;
  }
  if (token.IsKeyword("TAG")) return ParseShowTag();
  if (token.IsKeyword("MEASUREMENTS")) {
    show.kind = ShowKind::kMeasurements;
    return ParseShowRest(std::move(show));
  }
  if (token.IsKeyword("FIELD")) {
    if (!Take("KEYS")) {
      if (Take("KEY")) return Other("SHOW FIELD KEY");
      return Unexpected(scanner_.Next(), "KEY, KEYS");
    }
    show.kind = ShowKind::kFieldKeys;
    return ParseShowRest(std::move(show));
  }
  if (token.IsKeyword("SERIES")) {
    show.kind = ShowKind::kSeries;
    if (Take("CARDINALITY")) return Other("SHOW SERIES CARDINALITY");
    if (Take("EXACT")) return Other("SHOW SERIES EXACT");
    return ParseShowRest(std::move(show));
  }
  for (const std::string_view other : {"CONTINUOUS", "DIAGNOSTICS", "GRANTS", "MEASUREMENT", "QUERIES", "SHARD",
                                       "SHARDS", "STATS", "SUBSCRIPTIONS", "USERS"}) {
    if (token.IsKeyword(other)) return Other("SHOW " + token.text);
  }
  return Unexpected(token,
                    "CONTINUOUS, DATABASES, DIAGNOSTICS, FIELD, GRANTS, MEASUREMENT, MEASUREMENTS, QUERIES, "
                    "RETENTION, SERIES, SHARD, SHARDS, STATS, SUBSCRIPTIONS, TAG, USERS");
}

Result<Statement> Parser::ParseShowTag() {
  ShowStatement show;
  const Token token = scanner_.Next();
  if (token.IsKeyword("KEY")) return Other("SHOW TAG KEY");
  if (!token.IsKeyword("KEYS") && !token.IsKeyword("VALUES")) return Unexpected(token, "KEY, KEYS, VALUES");
  show.kind = token.text == "KEYS" ? ShowKind::kTagKeys : ShowKind::kTagValues;
  if (show.kind == ShowKind::kTagValues && Take("CARDINALITY")) return Other("SHOW TAG VALUES CARDINALITY");
  return ParseShowRest(std::move(show));
}

// What follows the kind of a `SHOW`.
Result<Statement> Parser::ParseShowRest(ShowStatement show) {
  if (Take("ON")) {
    FLUX_TRY(show.database, ExpectName());
  }
  if (show.kind == ShowKind::kMeasurements) {
    if (Take("WITH")) {
      FLUX_TRY_STATUS(Expect("MEASUREMENT"));
      const Token token = scanner_.Next();
      if (!token.IsOperator("=") && !token.IsOperator("=~")) return Unexpected(token, "=, =~");
      show.measurement.op = token.text;
      FLUX_TRY(std::string text, token.text == "=" ? ExpectName() : ExpectRegex());
      show.measurement.texts.push_back(std::move(text));
    }
  } else if (Take("FROM")) {
    FLUX_TRY(show.sources, ParseSourceList());
  }
  if (show.kind == ShowKind::kTagValues) {
    FLUX_TRY_STATUS(Expect("WITH"));
    FLUX_TRY_STATUS(Expect("KEY"));
    FLUX_TRY(show.key, ParseKeyMatch());
  }
  if (show.kind != ShowKind::kFieldKeys && Take("WHERE")) {
    FLUX_TRY(show.condition, ParseExpr());
  }
  FLUX_TRY([[maybe_unused]] const bool is_descending, ParseOrder());
  FLUX_TRY(show.rows, ParsePaging("LIMIT", "OFFSET"));
  FLUX_TRY(show.series, ParsePaging("SLIMIT", "SOFFSET"));
  return show;
}

Result<NameMatch> Parser::ParseKeyMatch() {
  NameMatch match;
  const Token token = scanner_.Next();
  match.op = token.text;
  if (token.IsOperator("=") || token.IsOperator("!=")) {
    FLUX_TRY(std::string name, ExpectName());
    match.texts.push_back(std::move(name));
    return match;
  }
  if (token.IsOperator("=~") || token.IsOperator("!~")) {
    FLUX_TRY(std::string regex, ExpectRegex());
    match.texts.push_back(std::move(regex));
    return match;
  }
  if (!token.IsKeyword("IN")) return Unexpected(token, "IN, =, =~");
  FLUX_TRY_STATUS(ExpectOperator("("));
  do {
    FLUX_TRY(std::string name, ExpectName());
    match.texts.push_back(std::move(name));
  } while (TakeOperator(","));
  FLUX_TRY_STATUS(ExpectOperator(")"));
  return match;
}

Result<Statement> Parser::ParseCreate() {
  const Token token = scanner_.Next();
  if (token.IsKeyword("DATABASE")) return ParseCreateDatabase();
  if (token.IsKeyword("RETENTION")) return ParseCreatePolicy();
  for (const std::string_view other : {"CONTINUOUS", "USER", "SUBSCRIPTION"}) {
    if (token.IsKeyword(other)) return Other("CREATE " + token.text);
  }
  return Unexpected(token, "CONTINUOUS, DATABASE, USER, RETENTION, SUBSCRIPTION");
}

Result<Statement> Parser::ParseCreateDatabase() {
  CreateDatabaseStatement create;
  FLUX_TRY(create.name, ExpectName());
  if (!Take("WITH")) return create;
  bool has_option = false;
  const auto takes = [&](std::string_view keyword) {
    const bool is_taken = Take(keyword);
    has_option |= is_taken;
    return is_taken;
  };
  if (takes("DURATION")) {
    FLUX_TRY(create.duration, ParsePolicyDuration());
  }
  if (takes("REPLICATION")) {
    FLUX_TRY([[maybe_unused]] const int64_t copies, ExpectInteger());
  }
  if (takes("SHARD")) {
    FLUX_TRY_STATUS(Expect("DURATION"));
    FLUX_TRY([[maybe_unused]] const int64_t shard, ParsePolicyDuration());
  }
  if (takes("NAME")) {
    FLUX_TRY(create.policy, ExpectName());
  }
  if (!has_option) return Unexpected(scanner_.Next(), "DURATION, NAME, REPLICATION, SHARD");
  return create;
}

Result<Statement> Parser::ParseCreatePolicy() {
  CreatePolicyStatement create;
  FLUX_TRY_STATUS(Expect("POLICY"));
  FLUX_TRY(create.name, ExpectName());
  FLUX_TRY_STATUS(Expect("ON"));
  FLUX_TRY(create.database, ExpectName());
  FLUX_TRY_STATUS(Expect("DURATION"));
  FLUX_TRY(create.duration, ParsePolicyDuration());
  FLUX_TRY_STATUS(Expect("REPLICATION"));
  FLUX_TRY([[maybe_unused]] const int64_t copies, ExpectInteger());
  if (Take("SHARD")) {
    FLUX_TRY_STATUS(Expect("DURATION"));
    FLUX_TRY([[maybe_unused]] const int64_t shard, ParsePolicyDuration());
  }
  create.is_default = Take("DEFAULT");
  return create;
}

// `INF` is forever, as 0 is.
Result<int64_t> Parser::ParsePolicyDuration() {
  const Token token = scanner_.Next();
  if (token.IsKeyword("INF") || token.Is(TokenKind::kInteger, "0")) return 0;
  if (token.kind != TokenKind::kDuration) return Unexpected(token, "duration");
  return ParseDurationText(token.text);
}

Result<Statement> Parser::ParseDrop() {
  const Token token = scanner_.Next();
  if (token.IsKeyword("DATABASE")) {
    DropDatabaseStatement drop;
    FLUX_TRY(drop.name, ExpectName());
    return drop;
  }
  for (const std::string_view other :
       {"CONTINUOUS", "MEASUREMENT", "RETENTION", "SERIES", "SHARD", "SUBSCRIPTION", "USER"}) {
    if (token.IsKeyword(other)) return Other("DROP " + token.text);
  }
  return Unexpected(token, "CONTINUOUS, MEASUREMENT, DATABASE, RETENTION, SERIES, SHARD, SUBSCRIPTION, USER");
}

// Takes what follows, too: keywords that are part of the name, and the rest up to a `;`.
Result<Statement> Parser::Other(std::string name) {
  bool is_name = true;
  while (true) {
    const Token token = scanner_.NextRegex();
    if (token.kind == TokenKind::kEnd || token.IsOperator(";")) break;
    for (const std::string_view part :
         {"QUERY", "QUERIES", "POLICY", "GROUPS", "CARDINALITY", "RETENTION", "PASSWORD", "KEY"}) {
      if (is_name && token.IsKeyword(part)) name += " " + token.text;
    }
    is_name = is_name && token.kind == TokenKind::kKeyword;
  }
  scanner_.Back();
  return OtherStatement{std::move(name)};
}

bool Parser::Take(std::string_view keyword) {
  if (scanner_.Next().IsKeyword(keyword)) return true;
  scanner_.Back();
  return false;
}

bool Parser::TakeOperator(std::string_view text) {
  if (scanner_.Next().IsOperator(text)) return true;
  scanner_.Back();
  return false;
}

Status Parser::Expect(std::string_view keyword) {
  const Token token = scanner_.Next();
  if (token.IsKeyword(keyword)) return {};
  return Unexpected(token, keyword);
}

Status Parser::ExpectOperator(std::string_view text) {
  const Token token = scanner_.Next();
  if (token.IsOperator(text)) return {};
  return Unexpected(token, text);
}

Result<std::string> Parser::ExpectName() {
  Token token = scanner_.Next();
  if (token.kind == TokenKind::kName) return std::move(token.text);
  return Unexpected(token, "identifier");
}

Result<int64_t> Parser::ExpectInteger() {
  const Token token = scanner_.Next();
  int64_t number = 0;
  const char* const end = token.text.data() + token.text.size();
  if (token.kind == TokenKind::kInteger && std::from_chars(token.text.data(), end, number).ec == std::errc{})
    return number;
  return Unexpected(token, "integer");
}

Result<std::string> Parser::ExpectRegex() {
  Token token = scanner_.NextRegex();
  if (token.kind == TokenKind::kParameter) {
    const auto found = parameters_.find(token.text);
    if (found != parameters_.end() && found->second.kind == ExprKind::kRegex) {
      token.text = found->second.text;
      token.kind = TokenKind::kRegex;
    }
  }
  if (token.kind != TokenKind::kRegex) return Unexpected(token, "regex");
  FLUX_TRY_STATUS(CheckRegex(token));
  return std::move(token.text);
}

Status Parser::CheckRegex(const Token& token) {
  const Result<Value> regex = RegexpObject::Compile(token.text);
  if (regex) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("error parsing regexp: {} at line {}, char {}", regex.error().message,
                                               token.place.line, token.place.character));
}

std::unexpected<Error> Parser::Unexpected(const Token& token, std::string_view expected) const {
  // A text that is as long as the query says nothing.
  constexpr size_t kShown = 200;
  const std::string found = token.kind == TokenKind::kEnd ? "EOF" : token.text.substr(0, kShown);
  return Fail(ErrorCode::kInvalid, fmt::format("found {}, expected {} at line {}, char {}", found, expected,
                                               token.place.line, token.place.character));
}

}  // namespace flux::influxql
