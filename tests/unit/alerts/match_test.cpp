#include "tools/alerts/match.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/alerts/sample_event.h"

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(MatchExpressions)

namespace {

// A warning of a host, before which there was none, after a minute.
Event Warning() {
  Event event = SampleEvent("cpu:host=a", Level::kWarning);
  event.state.duration_ns = 60 * kNsPerSecond;
  return event;
}

}  // namespace

BOOST_AUTO_TEST_CASE(ExpressionsHoldOrNot) {
  const std::pair<const char*, bool> kCases[] = {
      {"", true},
      {"  ", true},
      {"changed() == TRUE", true},
      {"changed()", true},
      {"!changed()", false},
      {"changed() == FALSE", false},
      {"level() >= WARNING", true},
      {"level() > WARNING", false},
      {"level() == CRITICAL OR level() == WARNING", true},
      {"changed() == TRUE AND level() >= WARNING", true},
      // AND binds more strongly.
      {"TRUE OR FALSE AND FALSE", true},
      {"(TRUE OR FALSE) AND FALSE", false},
      {"1 + 2 * 3 == 7", true},
      {"(1 + 2) * 3 == 9", true},
      {"10 - 3 - 2 == 5", true},
      {"7 / 2 == 3", true},
      {"7.0 / 2 == 3.5", true},
      {"7 % 4 == 3", true},
      {"-1 < 0", true},
      {"- -1 == 1", true},
      {"1 < 1.5", true},
      {".5 == 0.5", true},
      {"\"host\" == 'a'", true},
      {"\"host\" != 'a'", false},
      {"\"host\" =~ /^[ab]$/", true},
      {"\"host\" !~ /^[ab]$/", false},
      {"\"host\" =~ /a\\/b/", false},
      {"name() == 'cpu' AND taskName() == 'cpu_alert'", true},
      {"name() =~ /^c/ AND level() == WARNING", true},
      {"alertDuration() >= 1m", true},
      {"alertDuration() > 60s", false},
      {"alertDuration() > 30s + 20s", true},
      {"2 * 30s == 1m", true},
      {"1h / 2 == 30m", true},
      {"1h / 30m == 2", true},
      {"1d == 24h AND 1w == 7d AND 1000u == 1ms AND 1µ == 1u", true},
      {"-1m < 0s", true},
      {"'it\\'s' == 'it' + '\\'s'", true},
      {"'a' < 'b'", true},
      {"int(\"rack\") > 41", true},
      {"float('1.5') == 1.5", true},
      {"string(level()) == '2'", true},
      {"string(90s) == '1m30s'", true},
      {"bool('true')", true},
      {"duration('1m') == alertDuration()", true},
      {"strHasPrefix(\"host\", 'a')", true},
      {"strHasSuffix(name(), 'pu') AND strContains(name(), 'p')", true},
      {"strLength(name()) == 3 AND strIndex(name(), 'u') == 2 AND strIndex(name(), 'x') == -1", true},
      {"strToUpper(\"host\") == 'A' AND strToLower('AB') == 'ab'", true},
      {"strTrimSpace(' x ') == 'x' AND strTrimPrefix('ab', 'a') == 'b' AND strTrimSuffix('ab', 'b') == 'a'", true},
      {"strReplace('aaa', 'a', 'b', 2) == 'bba' AND strReplace('aaa', 'a', 'b', -1) == 'bbb'", true},
      {"abs(-2) == 2 AND floor(1.7) == 1 AND max(1, 2.5) == 2.5 AND pow(2, 3) == 8", true},
      {"if(changed(), 1, 2) == 1", true},
      {"isPresent(\"region\")", false},
      {"isPresent(\"region\") AND \"region\" == 'x'", false},
      {"!isPresent(\"region\") OR \"region\" == 'x'", true},
  };
  for (const auto& [text, wanted] : kCases) {
    const Result<Match> match = Match::Parse(text);
    BOOST_TEST_REQUIRE(match.has_value(), text << ": " << (match ? "" : match.error().message));
    const Result<bool> holds = match->Matches(Warning());
    BOOST_TEST_REQUIRE(holds.has_value(), text << ": " << (holds ? "" : holds.error().message));
    BOOST_TEST(*holds == wanted, text);
  }
}

BOOST_AUTO_TEST_CASE(MistakesAreToldWithTheirPlace) {
  const std::pair<const char*, const char*> kCases[] = {
      {"level()", "at character 1: the expression is an integer, not a boolean"},
      {"level() = 1", "at character 9: `=` means nothing here; equality is `==`"},
      {"TRUE && TRUE", "at character 6: `&` means nothing here; write `AND`"},
      {"TRUE || TRUE", "at character 6: `|` means nothing here; write `OR`"},
      {"TRUE and TRUE",
       "at character 6: `and` does not continue the expression; conditions are put together by `AND` and "
       "`OR`"},
      {"level() >= WARN",
       "at character 12: unknown identifier `WARN`; did you mean `WARNING`?; tags are written in double "
       "quotes"},
      {"\"host\" = 'a", "at character 8: `=` means nothing here; equality is `==`"},
      {"\"host\" == 'a", "at character 11: the `'` is never closed"},
      {"\"host\" == 1", "at character 8: `==` does not take a string and an integer"},
      {"\"host\" =~ 'a'", "at character 11: `=~` wants a regular expression: `/…/`"},
      {"level() =~ /a/", "at character 9: `=~` searches strings, not an integer"},
      {"changed() > FALSE", "at character 11: `>` does not take a boolean and a boolean"},
      {"changed() AND level()", "at character 11: `AND` does not take a boolean and an integer"},
      {"!level()", "at character 1: `!` does not take an integer"},
      {"-changed()", "at character 1: `-` does not take a boolean"},
      {"'a' * 2 == 'aa'", "at character 5: `*` does not take a string and an integer"},
      {"changed(", "at character 9: the expression ends where a value should be"},
      {"(changed()", "at character 11: the expression ends where `)` should be"},
      {"changed(1)", "at character 1: `changed` takes no arguments"},
      {"duration() > 1m",
       "at character 1: `duration` takes 1 argument, found 0; that of the alert is `alertDuration()`"},
      {"strContains(name(), 1)", "at character 21: argument 2 of `strContains` must be a string, found an integer"},
      {"10x > 1",
       "at character 1: `10x` is neither a number nor a duration such as `10s`; units are `u`, `ms`, `s`, `m`, "
       "`h`, `d`, `w`"},
      {"99999999999999999999 > 1", nullptr},
      {"changed() ==", "at character 13: the expression ends where a value should be"},
      {"== TRUE", "at character 1: a value should stand here, found `==`"},
      {"/a/ == 'a'", "at character 1: a value should stand here, found `/`"},
      {"lambda: TRUE", "at character 7: `:` means nothing here; an expression begins without `lambda:`"},
      {"if(TRUE, 1, 'a') == 1", "at character 1: `if` takes a boolean and two values of one type"},
      {"isPresent('host')", "at character 11: `isPresent` wants a tag in double quotes"},
  };
  for (const auto& [text, wanted] : kCases) {
    const Result<Match> match = Match::Parse(text);
    BOOST_TEST_REQUIRE(!match.has_value(), text);
    if (wanted != nullptr) BOOST_TEST(match.error().message == wanted);
  }
  const Result<Match> unknown = Match::Parse("levels() == 1");
  BOOST_TEST_REQUIRE(!unknown.has_value());
  BOOST_TEST(unknown.error().message.starts_with("at character 1: unknown function `levels`; did you mean `level`?"));
  BOOST_TEST(!Match::Parse("\"host\" =~ /(/").has_value());
  BOOST_TEST(!Match::Parse(std::string(100'000, '(') + "TRUE").has_value());
  BOOST_TEST(!Match::Parse(std::string(100'000, '!') + "TRUE").has_value());
}

BOOST_AUTO_TEST_CASE(EventsCanBeMistaken) {
  const std::pair<const char*, const char*> kCases[] = {
      {"\"region\" == 'x'", "no tag exists for region"},
      // As Kapacitor does it: whatever decides the expression.
      {"TRUE OR \"region\" == 'x'", "no tag exists for region"},
      {"1 / (level() - 2) == 1", "division by zero"},
      {"1 % (level() - 2) == 1", "division by zero"},
      {"int(\"host\") == 1", nullptr},
      {"bool(\"host\")", "`bool`: \"a\" is neither true nor false"},
  };
  for (const auto& [text, wanted] : kCases) {
    const Result<Match> match = Match::Parse(text);
    BOOST_TEST_REQUIRE(match.has_value(), text << ": " << (match ? "" : match.error().message));
    const Result<bool> holds = match->Matches(Warning());
    BOOST_TEST_REQUIRE(!holds.has_value(), text);
    if (wanted != nullptr) BOOST_TEST(holds.error().message == wanted);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
