#include "tools/server/script_cache.h"

#include <boost/test/unit_test.hpp>

namespace flux::server {
namespace {

struct Fixture {
  Fixture() : engine(*Engine::Create()), cache(*engine) {}
  std::string ErrorOf(const ClientScript& script) {
    const auto compiled = cache.Compile(script);
    return compiled ? "" : compiled.error().message;
  }
  std::unique_ptr<Engine> engine;
  ScriptCache cache;
};

BOOST_FIXTURE_TEST_SUITE(Scripts, Fixture)

BOOST_AUTO_TEST_CASE(AreCompiledOnce) {
  const auto first = cache.Compile({.text = "buckets()"});
  BOOST_REQUIRE(first);
  BOOST_CHECK(*cache.Compile({.text = "buckets()"}) == *first);
  BOOST_CHECK_EQUAL(cache.hits(), 1);
  BOOST_CHECK_EQUAL(cache.misses(), 1);
  for (int i = 0; i < 2100; ++i) {
    BOOST_REQUIRE(cache.Compile({.text = "x = " + std::to_string(i) + " buckets()"}));
  }
  BOOST_CHECK(*cache.Compile({.text = "buckets()"}) != *first);
}

BOOST_AUTO_TEST_CASE(SayWhereTheyAreWrong) {
  BOOST_CHECK_EQUAL(ErrorOf({.text = "x = 1\nfoo"}), "compilation failed: error @2:1-2:4: undefined name `foo`");
}

// What is put in front moves no place of the script's own.
BOOST_AUTO_TEST_CASE(KeepTheirPlaces) {
  const std::string option = "option p = {a: 1}", import = "import \"math\"";
  for (const char* text : {"foo", "import \"array\"\nfoo", "package main\nimport \"array\"\n\n  foo",
                           "import \"array\" foo", "package main import \"array\" foo"}) {
    const std::string plain = ErrorOf({.text = text});
    BOOST_CHECK(plain.find("undefined name `foo`") != std::string::npos);
    BOOST_CHECK_EQUAL(ErrorOf({.text = text, .imports = {}, .statements = option}), plain);
    BOOST_CHECK_EQUAL(ErrorOf({.text = text, .imports = import, .statements = option}), plain);
  }
  BOOST_CHECK_EQUAL(
      ErrorOf({.text = "import \"array\" array.from(rows: [{a: p.a}])", .imports = {}, .statements = option}), "");
}

BOOST_AUTO_TEST_CASE(CannotReadPackagesOfTheMachine) {
  BOOST_CHECK(ErrorOf({.text = "import \"./x\" buckets()"}).starts_with("compilation failed: "));
  BOOST_CHECK(ErrorOf({.text = "import \"/etc/x\" buckets()"}).starts_with("compilation failed: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux::server
