#pragma once

// Query plans as data: a directed acyclic graph of nodes, each an operation name, a typed specification and inputs.
// Nodes are immutable and shared; rewriting builds new nodes. What an operation does is known to the registry only.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/stack_trace.h"
#include "runtime/base/time.h"
#include "runtime/expr/expr.h"
#include "runtime/table/table.h"

namespace flux::plan {

// Collects what `explain` prints about a node: `key: value` pairs in order.
class Description {
 public:
  // Keys of one node need not differ; they are shown in this order.
  void Add(std::string_view key, std::string value) { items.emplace_back(std::string(key), std::move(value)); }
  // Names of columns: `[a, b]`.
  void AddList(std::string_view key, const std::vector<std::string>& names);
  // `key: value, key: value`.
  std::string Text() const;
  std::vector<std::pair<std::string, std::string>> items;
};

// Half-open interval [start, stop).
struct TimeRange {
  Time start, stop;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// From the earlier start to the later stop; one that is not known adds nothing, an empty one empties all.
std::optional<TimeRange> Unite(const std::optional<TimeRange>& a, const std::optional<TimeRange>& b);

struct ChainStep;

// Arguments of an operation. Concrete specs are plain structs with `static constexpr std::string_view kName`.
struct Spec {
  virtual ~Spec() = default;
  // Adds the arguments that differ from the defaults, for `explain`.
  virtual void Describe(Description& out) const = 0;
  // The time bounds of the output given those of the inputs (their union; nothing when unbounded). `window` clips to
  // them; operations that bound or shift time say so here.
  virtual std::optional<TimeRange> Bounds(std::optional<TimeRange> input) const { return input; }
  // The functions that its operator compiles as one and runs on each row; those of `reduce` run otherwise.
  virtual std::vector<ChainStep> Steps() const;
};

struct Node;
using NodeRef = std::shared_ptr<const Node>;

// One operation of a plan. Equal nodes may occur twice; a node that several read runs once.
struct Node {
  std::string_view name;  // of the operation; a static string
  std::shared_ptr<const Spec> spec;
  std::vector<NodeRef> inputs;
  StackTrace position;  // of the call that made the node, for run-time messages

  // The spec as `S`, or null when the node is another operation.
  template <typename S>
  const S* As() const {
    return name == S::kName ? static_cast<const S*>(spec.get()) : nullptr;
  }
};

// Makes a node of operation `S::kName`.
template <typename S>
NodeRef MakeNode(S spec, std::vector<NodeRef> inputs, StackTrace position = {}) {
  return std::make_shared<const Node>(
      Node{S::kName, std::make_shared<const S>(std::move(spec)), std::move(inputs), std::move(position)});
}

// A stream value of the script VM: a handle to a plan node.
class StreamObject final : public Object {
 public:
  explicit StreamObject(NodeRef n) : node(std::move(n)) {}
  const NodeRef node;
};
// Wraps a node as a value of the script.
Value MakeStream(NodeRef node);
// The node behind a stream value; the kind must be kStream.
const NodeRef& StreamNode(const Value& stream);

// A function value as operations keep it: its tree with all captures bound (null when it cannot be a tree), and the
// closure itself, which the script VM can call row by row.
struct RowFunction {
  std::shared_ptr<const expr::Function> tree;
  Value closure;
  std::string text;  // source text, for explain
};
// The same function with the constant parts of its tree evaluated.
RowFunction WithConstantsFolded(RowFunction fn);

}  // namespace flux::plan
