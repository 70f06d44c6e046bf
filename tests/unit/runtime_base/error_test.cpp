#include "runtime/base/error.h"

#include <boost/test/unit_test.hpp>

namespace flux {
namespace {

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(ContextsStandBeforeTheCause) {
  BOOST_TEST((Error{ErrorCode::kInvalid, "there is no month 13"}.cause() == "there is no month 13"));
  const Error failure =
      Error{ErrorCode::kInvalid, "there is no month 13"}.WithContext("cannot read `x: y`").WithContext("line 3");
  BOOST_TEST(failure.message == "line 3: cannot read `x: y`: there is no month 13");
  BOOST_TEST(failure.cause() == "there is no month 13");
}

BOOST_AUTO_TEST_CASE(TheTraceFollowsTheMessage) {
  Error failure{ErrorCode::kInvalid, "cannot divide by zero"};
  BOOST_TEST(failure.Text() == "cannot divide by zero");
  failure.trace = {{.file = "a.flux", .line = 2, .column = 17, .function = "divide", .left_out = 3},
                   {.file = "", .line = 7, .column = 1}};
  BOOST_TEST(failure.message == "cannot divide by zero");
  BOOST_TEST(failure.Text() ==
             "cannot divide by zero\n"
             "  at a.flux:2:17 in `divide`\n"
             "  and 3 more calls\n"
             "  at 7:1");
}

BOOST_AUTO_TEST_CASE(SaysWhetherTheMessageNamesTheTable) {
  BOOST_TEST(!Fail(ErrorCode::kInvalid, "no table {} is named").error().names_table);
  BOOST_TEST(FailAtTable(ErrorCode::kInvalid, "it is named").error().names_table);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
