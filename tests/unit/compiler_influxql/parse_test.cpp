// The parser of InfluxQL: what it takes, and where and how it says what is wrong.

#include "compiler/influxql/parse.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

namespace flux::influxql {
namespace {

// Expects the message of a query that is wrong.
void CheckFails(std::string_view query, std::string_view message) {
  const auto parsed = Parse(query);
  BOOST_TEST_CONTEXT(query) {
    BOOST_REQUIRE(!parsed);
    BOOST_TEST(parsed.error().message == message);
  }
}

SelectStatement ParseSelect(std::string_view query, const Parameters& parameters = {}) {
  auto parsed = Parse(query, parameters);
  BOOST_TEST_CONTEXT(query) {
    BOOST_REQUIRE(parsed);
    BOOST_REQUIRE(parsed->size() == 1);
  }
  return std::get<SelectStatement>(std::move(parsed->front()));
}

std::string Text(const Expr& expr) {
  std::string text = expr.text;
  if (expr.kind == ExprKind::kInteger || expr.kind == ExprKind::kDuration) text = std::to_string(expr.integer);
  if (expr.args.empty()) return text;
  text += '(';
  for (const ExprRef& arg : expr.args) text += (text.ends_with('(') ? "" : " ") + Text(*arg);
  return text + ')';
}

std::string FieldText(std::string_view query) { return Text(*ParseSelect(query).fields.front().expr); }

BOOST_AUTO_TEST_CASE(operators_bind_as_in_influxdb) {
  BOOST_TEST(FieldText("select a + b * c - d from m") == "-(+(a *(b c)) d)");
  BOOST_TEST(FieldText("select (a + b) * -c from m") == "*((+(a b)) *(-1 c))");
  BOOST_TEST(FieldText("select -1 + a from m") == "+(-1 a)");
  const SelectStatement select = ParseSelect("select a from m where x = 1 or y =~ /a/ and z != 2");
  BOOST_TEST(Text(*select.condition) == "OR(=(x 1) AND(=~(y a) !=(z 2)))");
}

BOOST_AUTO_TEST_CASE(clauses) {
  const SelectStatement select = ParseSelect(
      "SELECT mean(\"a b\") AS \"x\", DISTINCT c FROM \"db\".\"rp\".m, /n.*/ WHERE t = 'it\\'s' "
      "GROUP BY time(1h30m, -5m), host, /r/, * fill(previous) ORDER BY time DESC "
      "LIMIT 1 OFFSET 2 SLIMIT 3 SOFFSET 4 tz('Europe/Berlin')");
  BOOST_TEST(select.fields.front().alias == "x");
  BOOST_TEST(Text(*select.fields.back().expr) == "distinct(c)");
  BOOST_TEST(select.sources[0].database == "db");
  BOOST_TEST(select.sources[0].policy == "rp");
  BOOST_TEST(select.sources[1].regex.value() == "n.*");
  BOOST_TEST(select.condition->args[1]->text == "it's");
  BOOST_REQUIRE(select.dimensions.time);
  BOOST_TEST(select.dimensions.time->front()->integer == 5'400'000'000'000);
  BOOST_TEST(select.dimensions.time->back()->integer == -300'000'000'000);
  BOOST_TEST(select.dimensions.tags.front() == "host");
  BOOST_TEST(select.dimensions.regexes.front() == "r");
  BOOST_TEST(select.dimensions.has_wildcard);
  BOOST_TEST((select.fill == FillKind::kPrevious));
  BOOST_TEST(select.is_descending);
  BOOST_TEST(select.rows.limit == 1);
  BOOST_TEST(select.rows.offset == 2);
  BOOST_TEST(select.series.limit == 3);
  BOOST_TEST(select.series.offset == 4);
  BOOST_TEST(select.zone == "Europe/Berlin");
}

BOOST_AUTO_TEST_CASE(slashes) {
  BOOST_TEST(FieldText("select a / b from m") == "/(a b)");
  BOOST_TEST(FieldText("select /a\\/b/ from m") == "a/b");
  BOOST_TEST(ParseSelect("select a from db..m").sources.front().database == "db");
  BOOST_TEST(ParseSelect("select a -- rest\n from /* here */ m").sources.front().measurement == "m");
}

BOOST_AUTO_TEST_CASE(parameters_are_literals) {
  Parameters parameters;
  parameters["h"].kind = ExprKind::kString;
  parameters["h"].text = "' or 1 = 1";
  const SelectStatement select = ParseSelect("select a from m where host = $h", parameters);
  BOOST_TEST((select.condition->args[1]->kind == ExprKind::kString));
  BOOST_TEST(select.condition->args[1]->text == "' or 1 = 1");
  CheckFails("select a from m where host = $h", "missing parameter: h");
}

BOOST_AUTO_TEST_CASE(several_statements) {
  const auto parsed = Parse(";show databases;; SHOW TAG VALUES FROM m WITH KEY IN (a, \"b c\") LIMIT 3;");
  BOOST_REQUIRE(parsed);
  BOOST_REQUIRE(parsed->size() == 2);
  const auto& show = std::get<ShowStatement>(parsed->back());
  BOOST_TEST(show.key.texts.back() == "b c");
  BOOST_TEST(show.rows.limit == 3);
}

BOOST_AUTO_TEST_CASE(databases_and_policies) {
  const auto parsed = Parse(
      "create database a with duration 7d replication 1 shard duration 1h name rp;"
      "create retention policy x on a duration inf replication 1 default; drop database a; show stats");
  BOOST_REQUIRE(parsed);
  const auto& create = std::get<CreateDatabaseStatement>((*parsed)[0]);
  BOOST_TEST(create.duration.value() == 7 * 86'400'000'000'000);
  BOOST_TEST(create.policy == "rp");
  const auto& policy = std::get<CreatePolicyStatement>((*parsed)[1]);
  BOOST_TEST(policy.duration == 0);
  BOOST_TEST(policy.is_default);
  BOOST_TEST(std::get<OtherStatement>((*parsed)[3]).name == "SHOW STATS");
}

BOOST_AUTO_TEST_CASE(places_of_errors) {
  CheckFails("selec a",
             "found selec, expected SELECT, DELETE, SHOW, CREATE, DROP, EXPLAIN, GRANT, REVOKE, ALTER, SET, KILL at "
             "line 1, char 1");
  CheckFails("select", "found EOF, expected identifier, string, number, bool at line 1, char 8");
  CheckFails("select from m", "found FROM, expected identifier, string, number, bool at line 1, char 8");
  CheckFails("select a\nfrom m\nlimit x", "found x, expected integer at line 3, char 7");
  CheckFails("select a from m order by b", "only ORDER BY time supported at this time");
  CheckFails("select a from m limit 1 nonsense", "found nonsense, expected ; at line 1, char 25");
  CheckFails("select a from m where b =~ 'c'", "found c, expected regex at line 1, char 27");
  CheckFails("select a from m where b = 'c", "found c, expected identifier, string, number, bool at line 1, char 26");
  CheckFails("select a from m group by time(1x)", "invalid duration");
  CheckFails("select a from m tz('Nowhere')", "unable to find time zone Nowhere");
  CheckFails("select a from m where b =~ /(/",
             "error parsing regexp: invalid regular expression `(`: missing ): ( at "
             "line 1, char 28");
  CheckFails("show tag values", "found EOF, expected WITH at line 1, char 17");
  CheckFails("select \x01 from m", "found \x01, expected identifier, string, number, bool at line 1, char 8");
}

BOOST_AUTO_TEST_CASE(hostile_texts_end_with_an_error) {
  constexpr size_t kMany = 100'000;
  const auto repeated = [](std::string_view part, size_t times) {
    std::string text;
    for (size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const std::string& text :
       {"select " + repeated("(", kMany), "select " + repeated("abs(", kMany), "select " + repeated("- ", kMany) + "a",
        "select a from m where " + repeated("b = 1 or ", kMany) + "c = 2",
        "select a from " + repeated("(select a from ", kMany), "select " + repeated("a+", kMany) + "a from m"}) {
    const auto parsed = Parse(text);
    BOOST_REQUIRE(!parsed);
    BOOST_TEST(parsed.error().message.find("nested too deeply") != std::string::npos);
  }
  BOOST_TEST(!Parse(std::string(kMany, '\'')));
  BOOST_TEST(!Parse(std::string(kMany, '/')));
  BOOST_TEST(!Parse("select a from m where b = " + std::string(kMany, '9') + "x"));
  // Long ones that are not deep are fine.
  BOOST_TEST(Parse("select a from m where b = '" + std::string(kMany, 'x') + "'").has_value());
  BOOST_TEST(Parse(repeated("show databases;", kMany))->size() == kMany);
}

}  // namespace
}  // namespace flux::influxql
