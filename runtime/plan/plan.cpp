#include "runtime/plan/plan.h"

namespace flux::plan {

Value MakeStream(NodeRef node) {
  return Value::FromObject(ValueKind::kStream, std::make_unique<StreamObject>(std::move(node)));
}

const NodeRef& StreamNode(const Value& stream) { return static_cast<const StreamObject*>(stream.object())->node; }

}  // namespace flux::plan
