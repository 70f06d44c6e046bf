#include "tools/server/log.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace flux::server {
namespace {

// A line without its time.
std::string LineOf(LogFormat format, LogLevel least, LogLevel level) {
  std::string line;
  const Log log([&line](std::string_view written) { line = written; }, format, least);
  log.Write(level, "event",
            {{"text", "a \"b\"\nc"}, {"empty", ""}, {"word", "d"}, {"count", int64_t{5}}, {"part", 0.25}});
  const size_t time = line.find("20");
  if (time != line.npos) line.erase(time, line.find('Z', time) + 1 - time);
  return line;
}

BOOST_AUTO_TEST_CASE(LogLinesAreText) {
  BOOST_CHECK_EQUAL(LineOf(LogFormat::kText, LogLevel::kInfo, LogLevel::kWarning),
                    R"( warn event text="a \"b\"\\nc" word=d count=5 part=0.250000)");
}

BOOST_AUTO_TEST_CASE(LogLinesAreJson) {
  BOOST_CHECK_EQUAL(
      LineOf(LogFormat::kJson, LogLevel::kInfo, LogLevel::kError),
      R"({"time":"","level":"error","event":"event","text":"a \"b\"\nc","word":"d","count":5,"part":0.250000})");
}

BOOST_AUTO_TEST_CASE(LogLinesBelowTheLevelAreLeftOut) {
  BOOST_CHECK_EQUAL(LineOf(LogFormat::kText, LogLevel::kError, LogLevel::kWarning), "");
  Log().Write(LogLevel::kError, "event", {});
}

}  // namespace
}  // namespace flux::server
