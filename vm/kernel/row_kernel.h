#pragma once

// The kernel of last resort: calls the script's closures row by row and makes columns of what they give.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/exec/kernel.h"
#include "runtime/plan/specs/pipeline.h"
#include "vm/kernel/row_caller.h"

namespace flux::kernel {

// A map's output schema is known once a row went through: it is that of the first row, so that chunk sizes do not
// matter. A null whose type is not in `types` makes no column. Later rows that do not fit, or bring other columns,
// fail.
class RowKernel final : public exec::Kernel {
 public:
  // Prepares all functions of the chain; fails when one of them does not take exactly one argument.
  static Result<std::shared_ptr<exec::Kernel>> Make(std::span<const plan::ChainStep> chain, const Schema& input,
                                                    RowCaller& caller, std::map<std::string, ColumnType> types);
  const Schema& output_schema() const override { return output_; }
  Result<exec::KernelOutput> Run(const Chunk& input) override;
  std::string_view Tier() const override { return "script, row by row"; }

 private:
  struct Step {
    plan::ChainStep::Kind kind;
    std::unique_ptr<RowCallee> callee;
    bool is_record_literal = false;
  };

  RowKernel(const Schema& input, std::map<std::string, ColumnType> types)
      : input_(input), output_(input), types_(std::move(types)) {}
  // The row after all steps, or nothing when a filter drops it.
  Result<std::optional<Value>> RunRow(const Chunk& input, size_t row) const;
  // Columns of the input itself: only filters were applied.
  exec::KernelOutput Filtered(const Chunk& input, const std::vector<std::optional<Value>>& rows) const;
  Result<exec::KernelOutput> Mapped(const std::vector<std::optional<Value>>& rows);
  Status InferSchema(const std::vector<std::optional<Value>>& rows);
  Result<ColumnRef> BuildColumn(const ColumnDef& column, const std::vector<std::optional<Value>>& rows) const;
  Status CheckFields(const Value& record) const;

  const Schema input_;
  Schema output_;
  const std::map<std::string, ColumnType> types_;  // of fields that may be null in the first row
  std::vector<Step> steps_;
  bool has_map_ = false;
  bool is_schema_known_ = false;
};

}  // namespace flux::kernel
