#include "stdlib/table_source.h"

#include <fmt/format.h>

#include <unordered_set>

#include "runtime/exec/keyed_tables.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

// Sends the tables in their order; when keys repeat, tables of one key are merged and all follow in key order.
class TableSource final : public exec::Operator {
 public:
  TableSource(const TableSourceSpec& spec, exec::ExecContext& context, TableSink& out)
      : spec_(spec), context_(context), out_(out) {}

  TableSink& input(size_t) override { return out_; }

  Status Run() override {
    FLUX_TRY_STATUS(HasRepeatedKeys() ? SendMerged() : SendInOrder());
    return out_.Finish();
  }

 private:
  bool HasRepeatedKeys() const {
    std::unordered_set<GroupKey, GroupKeyHash> keys;
    for (const Table& table : spec_.tables) {
      if (!keys.insert(table.header->key).second) return true;
    }
    return false;
  }

  Status SendInOrder() {
    for (const Table& table : spec_.tables) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      FLUX_TRY_STATUS(SendRows(table.header, table.Combined(), context_.chunk_rows, out_));
    }
    return {};
  }

  Status SendMerged() {
    exec::KeyedTables merged(context_);
    for (const Table& table : spec_.tables) {
      FLUX_TRY(const exec::KeyedTables::Target target, merged.Open(*table.header));
      for (const Chunk& chunk : table.chunks) FLUX_TRY_STATUS(merged.Add(target, chunk));
    }
    return merged.Emit(out_, exec::KeyedTables::Order::kAscendingKeys);
  }

  const TableSourceSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
};

}  // namespace

void TableSourceSpec::Describe(plan::Description& out) const {
  size_t rows = 0;
  for (const Table& table : tables) rows += table.row_count();
  out.Add("from", origin);
  out.Add("tables", fmt::format("{}", tables.size()));
  out.Add("rows", fmt::format("{}", rows));
}

void RegisterTableSource(Registry& registry) {
  registry.Add(OperationDef{TableSourceSpec::kName, CreateOperator<TableSource, TableSourceSpec>, nullptr});
}

}  // namespace flux::stdlib
