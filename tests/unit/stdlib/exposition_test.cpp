#include "stdlib/experimental/prometheus/exposition.h"

#include <boost/test/unit_test.hpp>

namespace flux::stdlib {

namespace {

// Expects that a text is refused, for this reason.
void Refuses(std::string_view text, std::string_view reason) {
  const auto samples = ParseExposition(text);
  BOOST_REQUIRE_MESSAGE(!samples, text << " is taken");
  BOOST_CHECK_EQUAL(samples.error().message, reason);
}

void Takes(std::string_view text, size_t count) {
  const auto samples = ParseExposition(text);
  BOOST_REQUIRE_MESSAGE(samples, text << ": " << samples.error().message);
  BOOST_CHECK_EQUAL(samples->size(), count);
}

BOOST_AUTO_TEST_CASE(ExpositionIsRefusedWhereItIsNotText) {
  Refuses("\xEF\xBB\xBFup 1\n", "line 1 begins with a byte order mark, which is not a part of the format");
  Refuses("up 1\nu\xC3\xBC 1\n", "line 2 is not a metric: `u\xC3\xBC` is not a name");
  Refuses("9up 1\n", "line 1 is not a metric: `9up` is not a name");
  Refuses("up 0x1p-2\n", "line 1 is not a metric: no number behind the name");
  Refuses("up 1_000\n", "line 1 is not a metric: no number behind the name");
  Takes("job:up:sum 1\nup +Inf\n", 2);
}

BOOST_AUTO_TEST_CASE(ExpositionIsRefusedForItsLabels) {
  const std::string_view labels =
      "line 1 is not a metric: labels that are not `name=\"value\"`, one behind the other, each once";
  Refuses("up{a:b=\"1\"} 1\n", labels);
  Refuses("up{__name__=\"down\"} 1\n", labels);
  Refuses("up{a=\"\\t\"} 1\n", labels);
  Refuses("up{a=\"\xFF\"} 1\n", labels);
  Takes("up{a=\"\\\\\\\"\\n\"} 1\n", 1);
}

BOOST_AUTO_TEST_CASE(ExpositionIsRefusedForLimitsThatAreNotNumbers) {
  Refuses("# TYPE h histogram\nh_bucket{le=\"abc\"} 1\n",
          "line 2 is not a metric: the label `le` of a histogram must be a number, found `abc`");
  Refuses("# TYPE s summary\ns{quantile=\"half\"} 1\n",
          "line 2 is not a metric: the label `quantile` of a summary must be a number, found `half`");
  Takes("h_bucket{le=\"abc\"} 1\n", 1);
  Takes("# TYPE g gauge\ng{quantile=\"half\"} 1\n", 1);
}

BOOST_AUTO_TEST_CASE(ExpositionIsRefusedForItsComments) {
  Refuses("# TYPE a counter\n# TYPE a counter\na 1\n",
          "line 2 is not a metric: a second `TYPE` of `a`, or one behind its values");
  Refuses("a 1\n# TYPE a counter\n", "line 2 is not a metric: a second `TYPE` of `a`, or one behind its values");
  Refuses("# HELP a one\n# HELP a two\n", "line 2 is not a metric: a second `HELP` of `a`");
  Refuses("# TYPE a number\n",
          "line 1 is not a metric: a `TYPE` that is not one of counter, gauge, histogram, summary, untyped: `number`");
  Refuses("# TYPE a-b counter\n", "line 1 is not a metric: `a-b` behind `TYPE` is not a name");
  Takes("# TYPE a COUNTER\n# HELP a one\n# TYPE b gauge\n# any\n#\n# TYPE\n# TYPE c\na 1\n", 1);
}

}  // namespace

}  // namespace flux::stdlib
