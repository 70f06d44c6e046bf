#include "runtime/expr/scalar_ops.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

namespace flux::expr {
namespace {

// Literal text of the result, or the message of the failure.
std::string Run(const Value& a, BinaryOp op, const Value& b) {
  const Result<Value> result = EvalBinary(op, a, b);
  return result ? DebugText(*result) : result.error().message;
}

const Value kNullInt = Value::Null(ValueKind::kInt);
const Value kNullBool = Value::Null(ValueKind::kBool);
constexpr int64_t kMin = std::numeric_limits<int64_t>::min();

}  // namespace

BOOST_AUTO_TEST_CASE(integers_wrap_and_zero_divisors_fail) {
  BOOST_TEST(Run(Value::Int(INT64_MAX), BinaryOp::kAdd, Value::Int(1)) == std::to_string(kMin));
  BOOST_TEST(Run(Value::Int(kMin), BinaryOp::kDivide, Value::Int(-1)) == std::to_string(kMin));
  BOOST_TEST(Run(Value::Int(kMin), BinaryOp::kModulo, Value::Int(-1)) == "0");
  BOOST_TEST(Run(Value::Int(7), BinaryOp::kDivide, Value::Int(-2)) == "-3");
  BOOST_TEST(Run(Value::Int(-7), BinaryOp::kModulo, Value::Int(4)) == "-3");
  BOOST_TEST(Run(Value::Int(1), BinaryOp::kDivide, Value::Int(0)) == "cannot divide by zero");
  BOOST_TEST(Run(Value::Uint(1), BinaryOp::kModulo, Value::Uint(0)) == "cannot mod zero");
  BOOST_TEST(Run(Value::Uint(0), BinaryOp::kSubtract, Value::Uint(1)) == "18446744073709551615");
  BOOST_TEST(Run(Value::Int(2), BinaryOp::kPower, Value::Int(10)) == "1024.0");
}

BOOST_AUTO_TEST_CASE(floats_follow_ieee) {
  BOOST_TEST(Run(Value::Float(1), BinaryOp::kDivide, Value::Float(0)) == "+Inf");
  BOOST_TEST(Run(Value::Float(-7.5), BinaryOp::kModulo, Value::Float(2)) == "-1.5");
  const Value nan = Value::Float(std::nan(""));
  BOOST_TEST(Run(nan, BinaryOp::kEqual, nan) == "false");
  BOOST_TEST(Run(nan, BinaryOp::kNotEqual, nan) == "true");
  BOOST_TEST(Run(nan, BinaryOp::kGreaterEqual, Value::Int(1)) == "false");
}

BOOST_AUTO_TEST_CASE(mixed_numbers_compare_by_value) {
  BOOST_TEST(Run(Value::Int(-1), BinaryOp::kLess, Value::Uint(0)) == "true");
  BOOST_TEST(Run(Value::Uint(UINT64_MAX), BinaryOp::kGreater, Value::Int(-1)) == "true");
  BOOST_TEST(Run(Value::Int(2), BinaryOp::kEqual, Value::Float(2)) == "true");
  BOOST_TEST(
      Run(Value::Int(1), BinaryOp::kAdd, Value::Float(2)) ==
      "type conflict: int != float; numbers are not converted by themselves: write `1.0` for `1`, or convert with "
      "`float(v: …)`");
  BOOST_TEST(
      Run(Value::Int(1), BinaryOp::kEqual, Value::String("a")) ==
      "unsupported binary expression int == string; write numbers without quotes, or convert with `float(v: …)` or "
      "`string(v: …)`");
}

BOOST_AUTO_TEST_CASE(null_takes_part_as_the_specification_says) {
  BOOST_TEST(EvalBinary(BinaryOp::kAdd, kNullInt, Value::Int(1))->is_null());
  BOOST_TEST((EvalBinary(BinaryOp::kAdd, Value(), Value::Int(1))->kind() == ValueKind::kInt));
  BOOST_TEST(Run(Value::Int(1), BinaryOp::kEqual, Value()) == "null");
  const Value yes = Value::Bool(true);
  const Value no = Value::Bool(false);
  BOOST_TEST(Run(kNullBool, BinaryOp::kAnd, no) == "false");
  BOOST_TEST(Run(no, BinaryOp::kAnd, kNullBool) == "false");
  BOOST_TEST(Run(yes, BinaryOp::kAnd, kNullBool) == "null");
  BOOST_TEST(Run(kNullBool, BinaryOp::kOr, yes) == "true");
  BOOST_TEST(Run(kNullBool, BinaryOp::kOr, no) == "null");
  BOOST_TEST(EvalUnary(UnaryOp::kNot, kNullBool)->is_null());
  BOOST_TEST(!EvalUnary(UnaryOp::kExists, kNullInt)->AsBool());
}

BOOST_AUTO_TEST_CASE(other_operands) {
  const Value regexp = *RegexpObject::Compile("b+");
  BOOST_TEST(Run(Value::String("abc"), BinaryOp::kMatch, regexp) == "true");
  BOOST_TEST(Run(Value::String("abc"), BinaryOp::kNotMatch, regexp) == "false");
  BOOST_TEST(Run(Value::String("a"), BinaryOp::kAdd, Value::String("b")) == "\"ab\"");
  BOOST_TEST(Run(Value::String("Z"), BinaryOp::kLess, Value::String("a")) == "true");
  BOOST_TEST(Run(Value::Of(Duration{0, 5}), BinaryOp::kLess, Value::Of(Duration{1, 0})) == "true");
  BOOST_TEST(EvalUnary(UnaryOp::kNegate, Value::Int(kMin))->AsInt() == kMin);
  BOOST_TEST(EvalUnary(UnaryOp::kNegate, Value::Uint(1)).error().message == "unsupported unary expression -uint");
  BOOST_TEST(*InterpolationText(Value::Float(2)) == "2");
  BOOST_TEST(*InterpolationText(Value::Of(Time{0})) == "1970-01-01T00:00:00.000000000Z");
  BOOST_TEST(!InterpolationText(kNullInt).has_value());
}

}  // namespace flux::expr
