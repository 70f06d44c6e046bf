#include "compiler/opt/read.h"

#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/range.h"

namespace flux::opt {

bool IsRead(const plan::Node& stream) {
  const plan::Node* at = &stream;
  while (at->As<plan::RangeSpec>() != nullptr || at->As<plan::FilterSpec>() != nullptr) at = at->inputs[0].get();
  return at->As<plan::FromSpec>() != nullptr;
}

}  // namespace flux::opt
