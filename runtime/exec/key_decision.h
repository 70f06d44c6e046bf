#pragma once

// Predicates over tables of mixed types: what the group key decides is decided before types are looked at, so that
// `r._field == "a" and r._value > 1.0` asks nothing of the values of other fields.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/exec/kernel.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::exec {

// Decides, table by table, a filter that does not fit the types of a schema. What it decides is the same for every
// table whose key columns have the same say, so kernels are made once for each such case.
class KeyDecision {
 public:
  // `mismatch` is why the filter does not fit tables of `schema`.
  KeyDecision(const plan::ChainStep& filter, Schema schema, Error mismatch, KernelFactory& factory);

  // What is left of the filter for the tables of a key.
  struct Outcome {
    bool drops_all = false;
    Kernel* kernel = nullptr;  // null: every row has the same fate
  };
  // Fails with `mismatch` when the filter does not fit the table even then.
  Result<Outcome> Decide(const GroupKey& key);

 private:
  // A part of the predicate between `and`, `or`, `not` and `if`, with the columns it reads.
  struct Part {
    expr::NodeId id = 0;
    std::vector<std::string> columns;
    std::shared_ptr<Kernel> kernel;  // made when first asked; gives the part's value as the only column
    bool is_broken = false;          // it has no value that the key alone gives
  };
  struct Case {
    std::optional<Error> error;
    bool drops_all = false;
    std::shared_ptr<Kernel> kernel;
  };

  void ListParts(expr::NodeId id);
  bool IsDecidedBy(const GroupKey& key, const Part& part) const;
  std::optional<Value> ValueOf(Part& part, const GroupKey& key);
  Result<std::shared_ptr<Kernel>> CompilePart(const Part& part);
  Case MakeCase(const std::vector<std::optional<Value>>& values);

  plan::ChainStep filter_;
  const Schema schema_;
  const Error mismatch_;
  KernelFactory& factory_;
  std::vector<Part> parts_;
  std::map<std::string, Case> cases_;
};

}  // namespace flux::exec
