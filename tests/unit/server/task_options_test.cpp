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
  BOOST_CHECK_EQUAL(options->concurrency.value(), 2);
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

BOOST_AUTO_TEST_CASE(TasksSayMoreInComments) {
  const auto options = ReadTaskOptions(
      "// fluxc: catch-up=all  max-catch-up=2h after=\"the other one\"\n"
      "option task = {name: \"a\", every: 1h} // other words\n"
      "//fluxc: timeout=5m jitter=10s backoff=1s\n"
      "import_ = 1\noption location = timezone.location(name: \"Europe/Berlin\")");
  BOOST_REQUIRE(options);
  BOOST_CHECK(options->comment.catch_up == tasks::CatchUp::kAll);
  BOOST_CHECK_EQUAL(options->comment.max_catch_up.ns, 7200 * kNsPerSecond);
  BOOST_CHECK_EQUAL(options->comment.after, "the other one");
  BOOST_CHECK_EQUAL(options->comment.timeout.ns, 300 * kNsPerSecond);
  BOOST_CHECK_EQUAL(options->comment.jitter.ns, 10 * kNsPerSecond);
  BOOST_CHECK_EQUAL(options->comment.backoff.ns, kNsPerSecond);
  BOOST_CHECK_EQUAL(options->zone, "Europe/Berlin");
  BOOST_CHECK(!options->concurrency);
  const auto problem = [](std::string_view comment) {
    const auto read = ReadTaskOptions(fmt::format("// fluxc: {}\noption task = {{name: \"a\", every: 1h}}", comment));
    return read ? "" : read.error().message;
  };
  BOOST_CHECK_EQUAL(problem("catchup=all"),
                    "comment `fluxc:`: there is no `catchup`; there are `catch-up`, `max-catch-up`, `after`, "
                    "`timeout`, `jitter` and `backoff`");
  BOOST_CHECK_EQUAL(problem("catch-up=some"), "comment `fluxc:`: `catch-up=some`; it can be `none`, `last` and `all`");
  BOOST_CHECK_EQUAL(problem("timeout=-1s"),
                    "comment `fluxc:`: `timeout=-1s` is not a length of time; write for example `5m`");
  BOOST_CHECK_EQUAL(problem("all"), "comment `fluxc:`: `all` sets nothing; write for example `catch-up=all`");
  BOOST_CHECK_EQUAL(problem("after=\"x"),
                    "comment `fluxc:`: `after=\"x` sets nothing; write for example `catch-up=all`");
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
