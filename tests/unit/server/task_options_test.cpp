#include "tools/server/task_options.h"

#include <boost/test/unit_test.hpp>

#include "fmt/format.h"

namespace flux::server {
namespace {

std::string Problem(std::string_view record) {
  const auto options = ReadTaskOptions(fmt::format("option task = {}", record));
  return options ? "" : options.error().message;
}

BOOST_AUTO_TEST_CASE(TaskOptionsAreRead) {
  const auto options = ReadTaskOptions(
      "import \"array\"\noption v = {a: 1}\narray.from(rows: [{}])\n"
      "option task = {name: \"a \\\"b\\\"\", every: 1h30m, offset: -5m, concurrency: 2, retry: 3}");
  BOOST_REQUIRE(options);
  BOOST_CHECK_EQUAL(options->name, "a \"b\"");
  BOOST_CHECK_EQUAL(options->every, "1h30m");
  BOOST_CHECK_EQUAL(options->cron, "");
  BOOST_CHECK_EQUAL(options->offset.ns, -300 * kNsPerSecond);
  BOOST_CHECK_EQUAL(options->concurrency, 2);
  BOOST_CHECK_EQUAL(options->retry, 3);
  BOOST_CHECK_EQUAL(Problem("{name: \"a\", every: 1mo}"), "");
  BOOST_CHECK_EQUAL(Problem("{name: \"a\", cron: \"0 2 * * *\"}"), "");
}

BOOST_AUTO_TEST_CASE(WrongTaskOptionsAreRefused) {
  BOOST_CHECK_EQUAL(ReadTaskOptions("x = 1").error().message, "no task options defined");
  BOOST_CHECK_EQUAL(Problem("{} option task = {}"), "multiple task options defined");
  BOOST_CHECK_EQUAL(Problem("{every: 1h}"), "missing required option: name");
  BOOST_CHECK_EQUAL(Problem("{name: \"a\", every: -1h}"), "failed to parse field 'every' in task options");
  BOOST_CHECK_EQUAL(Problem("{name: \"a\", every: 1ms, retry: 11, concurrency: 0}"),
                    "invalid options: every option must be at least 1 second, concurrency must be at least 1, retry "
                    "exceeded max of 10");
  BOOST_CHECK_EQUAL(Problem("{name: \"a\", every: 1h, offset: 1mo}"),
                    "invalid options: offset option must not have months or years");
}

BOOST_AUTO_TEST_CASE(TaskOptionsAreChangedInPlace) {
  const std::string script = "// first\noption task = {name: \"a\",  every: 1h, // why\n  offset: 5m}\nx = 1";
  const auto changed = [&](auto set) {
    TaskOptionChanges changes;
    set(changes);
    return *WithTaskOptions(script, changes);
  };
  BOOST_CHECK_EQUAL(changed([](TaskOptionChanges& to) {
                      to.name = "b\"";
                      to.every = "30m";
                    }),
                    "// first\noption task = {name: \"b\\\"\",  every: 30m, // why\n  offset: 5m}\nx = 1");
  BOOST_CHECK_EQUAL(changed([](TaskOptionChanges& to) { to.cron = "0 1 * * *"; }),
                    "// first\noption task = {name: \"a\",  cron: \"0 1 * * *\", // why\n  offset: 5m}\nx = 1");
  BOOST_CHECK_EQUAL(changed([](TaskOptionChanges& to) { to.offset = "0s"; }),
                    "// first\noption task = {name: \"a\",  every: 1h}\nx = 1");
  BOOST_CHECK_EQUAL(
      changed([](TaskOptionChanges& to) {
        to.concurrency = 2;
        to.retry = 3;
      }),
      "// first\noption task = {name: \"a\",  every: 1h, // why\n  offset: 5m, concurrency: 2, retry: 3}\n"
      "x = 1");
}

}  // namespace
}  // namespace flux::server
