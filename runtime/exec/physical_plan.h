#pragma once

// Plans as they run: every node of an optimised logical plan with the way in which it is computed, chosen by its
// operation from what is known of its inputs. Data only: operators are made of it, `explain` prints it.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/plan/algorithm.h"
#include "runtime/registry/plan_facts.h"

namespace flux::exec {

// How far pieces of tables go.
struct PieceChain {
  size_t last = 0;       // the last node that takes them, where they are joined
  TimeCuts cuts;         // where tables may be cut
  bool is_held = false;  // nothing leaves the last node before all pieces have come
};

// A node and how it runs.
struct PhysicalNode {
  plan::NodeRef logical;
  const plan::Algorithm* algorithm = nullptr;  // never null once lowered
  std::string reason;                          // why this one; empty when there is no other
  bool has_one_table = false;                  // the output is one table at most: there is no order to tell of
  std::vector<size_t> inputs = {};             // nodes of the same plan
  // Of a source: the last of the nodes that can run for each of its parts by themselves, side by side; it is the source
  // itself when all that follows needs the tables in order.
  std::optional<size_t> last_in_parts = std::nullopt;
  // Of these nodes: whether this is the last one. Nothing: it is none of them.
  std::optional<bool> ends_parts = std::nullopt;
  // Of a source with such nodes: how far those go that may run for pieces of a table as well.
  std::optional<PieceChain> pieces = std::nullopt;
  // Of the last one of these: whether what it makes of pieces is held.
  std::optional<bool> joins_pieces = std::nullopt;

  const plan::Node& node() const { return *logical; }
  // The spec as `S`, or null when the node is another operation.
  template <typename S>
  const S* As() const {
    return logical->As<S>();
  }
};

// A plan with the way of each node; nodes refer to each other by index.
struct PhysicalPlan {
  std::vector<PhysicalNode> nodes;  // inputs before their consumers, each once
  std::vector<size_t> roots;        // in the order of the logical roots

  // Null when the plan does not hold the node.
  const PhysicalNode* Find(const plan::Node& node) const;
};

// Chooses how to run one node; `inputs` stays empty.
PhysicalNode LowerNode(const plan::NodeRef& node, PlanFacts& facts, const Registry& registry);

// Gives the physical plan of `roots`.
PhysicalPlan Lower(std::span<const plan::NodeRef> roots, PlanFacts& facts, const Registry& registry);

// Adds how a node runs to what `explain` prints of it. `has_threads`: several may work.
void Describe(const PhysicalNode& node, bool has_threads, plan::Description& out);

}  // namespace flux::exec
