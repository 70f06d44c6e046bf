// `yield`: passes tables through; its spec names the result.

#include "runtime/exec/operations.h"

namespace flux::exec {

MadeOperator MakeYield(const plan::Node&, ExecContext&, TableSink& out, OperatorStats&) {
  return std::make_unique<UnaryOperator>(out);
}

}  // namespace flux::exec
