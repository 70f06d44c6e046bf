#include "runtime/base/operators.h"

namespace flux {

std::string_view Spelling(BinaryOp op) {
  switch (op) {
#define FLUX_BINARY_OP(name, spelling, precedence) \
  case BinaryOp::name:                             \
    return spelling;
#include "runtime/base/operators.def"
  }
  return "?";
}

std::string_view Spelling(UnaryOp op) {
  switch (op) {
#define FLUX_UNARY_OP(name, spelling) \
  case UnaryOp::name:                 \
    return spelling;
#include "runtime/base/operators.def"
  }
  return "?";
}

bool IsLogical(BinaryOp op) { return op == BinaryOp::kAnd || op == BinaryOp::kOr; }

bool IsMatch(BinaryOp op) { return op == BinaryOp::kMatch || op == BinaryOp::kNotMatch; }

bool IsComparison(BinaryOp op) {
  return op == BinaryOp::kEqual || op == BinaryOp::kNotEqual || op == BinaryOp::kLess || op == BinaryOp::kLessEqual ||
         op == BinaryOp::kGreater || op == BinaryOp::kGreaterEqual;
}

BinaryOp Mirrored(BinaryOp op) {
  switch (op) {
    case BinaryOp::kLess:
      return BinaryOp::kGreater;
    case BinaryOp::kLessEqual:
      return BinaryOp::kGreaterEqual;
    case BinaryOp::kGreater:
      return BinaryOp::kLess;
    case BinaryOp::kGreaterEqual:
      return BinaryOp::kLessEqual;
    default:
      return op;
  }
}

int Precedence(BinaryOp op) {
  switch (op) {
#define FLUX_BINARY_OP(name, spelling, precedence) \
  case BinaryOp::name:                             \
    return precedence;
#include "runtime/base/operators.def"
  }
  return 0;
}

}  // namespace flux
