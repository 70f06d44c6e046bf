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
