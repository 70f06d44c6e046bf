// `assertEquals` and `assertEmpty`: streams that fail unless they hold what they should.

#include <fmt/format.h>

#include <unordered_map>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/two_streams.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "testing";
constexpr std::string_view kEqualsParameters = "name got want";
constexpr std::string_view kEmptyParameters = "tables";

struct AssertEqualsSpec final : plan::Spec {
  static constexpr std::string_view kName = "testing.assertEquals";
  std::string name;
  void Describe(plan::Description& out) const override { out.Add("name", name); }
};

struct AssertEmptySpec final : plan::Spec {
  static constexpr std::string_view kName = "testing.assertEmpty";
  void Describe(plan::Description&) const override {}
};

// What `got` has otherwise than `want`, in words; empty when nothing. The order of columns does not matter, and nulls
// equal each other.
std::string Difference(const Table& got, const Table& want) {
  const Schema& columns = got.header->schema;
  for (const ColumnDef& wanted : want.header->schema.columns()) {
    const std::optional<size_t> index = columns.Find(wanted.name);
    if (!index) return fmt::format("column `{}` is missing", wanted.name);
    if (columns[*index].type != wanted.type) {
      return fmt::format("column `{}` is of type {}, want {}", wanted.name, ColumnTypeName(columns[*index].type),
                         ColumnTypeName(wanted.type));
    }
  }
  for (const ColumnDef& column : columns.columns()) {
    if (!want.header->schema.Find(column.name)) return fmt::format("column `{}` is not wanted", column.name);
  }
  if (got.row_count() != want.row_count())
    return fmt::format("found {} rows, want {}", got.row_count(), want.row_count());
  const Chunk got_rows = got.Combined(), want_rows = want.Combined();
  for (size_t row = 0; row < got_rows.rows; ++row) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const Value value = got_rows.columns[i]->ValueAt(row);
      const Value wanted = want_rows.columns[*want.header->schema.Find(columns[i].name)]->ValueAt(row);
      if (DeepEqual(value, wanted)) continue;
      return fmt::format("row {}: column `{}` is {}, want {}", row + 1, columns[i].name, DebugText(value),
                         DebugText(wanted));
    }
  }
  return "";
}

class AssertEqualsOperator final : public exec::TwoStreamOperator {
 public:
  AssertEqualsOperator(const AssertEqualsSpec& spec, exec::ExecContext& context, TableSink& out)
      : TwoStreamOperator(context, out), spec_(spec) {}

 protected:
  Status Combine(std::vector<exec::StoredTable> got, std::vector<exec::StoredTable> want) override {
    std::unordered_map<GroupKey, const exec::StoredTable*, GroupKeyHash> wanted;
    for (const exec::StoredTable& table : want) wanted.emplace(table.header->key, &table);
    for (const exec::StoredTable& stored : got) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      const auto found = wanted.find(stored.header->key);
      if (found == wanted.end()) return Failure("unequal group key sets", *stored.header, "is not wanted");
      FLUX_TRY(const Table table, stored.Load());
      FLUX_TRY(const Table wanted_table, found->second->Load());
      const std::string difference = Difference(table, wanted_table);
      if (!difference.empty()) return Failure("tables not equal", *stored.header, difference);
      wanted.erase(found);
    }
    for (const exec::StoredTable& table : want) {
      if (wanted.contains(table.header->key)) return Failure("unequal group key sets", *table.header, "is missing");
    }
    for (const exec::StoredTable& stored : got) {
      FLUX_TRY(const Table table, stored.Load());
      FLUX_TRY_STATUS(SendTable(table, out_));
    }
    return {};
  }

 private:
  Status Failure(std::string_view what, const TableHeader& table, std::string_view detail) const {
    return FailAtTable(ErrorCode::kFailedPrecondition, fmt::format("`testing.assertEquals`: test {}: {}; table {}: {}",
                                                                   spec_.name, what, table.key.DebugText(), detail));
  }

  const AssertEqualsSpec& spec_;
};

class AssertEmptyOperator final : public exec::UnaryOperator {
 public:
  AssertEmptyOperator(const AssertEmptySpec&, exec::ExecContext&, TableSink& out) : UnaryOperator(out) {}

  Status Begin(TableHeaderRef) override {
    table_has_rows_ = false;
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (chunk.rows > 0 && !table_has_rows_) ++tables_with_rows_;
    table_has_rows_ = table_has_rows_ || chunk.rows > 0;
    return {};
  }
  Status End() override { return {}; }
  Status Finish() override {
    if (tables_with_rows_ == 0) return UnaryOperator::Finish();
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("`testing.assertEmpty`: found {} tables that were not empty", tables_with_rows_));
  }

 private:
  bool table_has_rows_ = false;
  size_t tables_with_rows_ = 0;
};

Result<Value> AssertEquals(CallContext& context, Args args) {
  const ArgReader in("testing.assertEquals", kEqualsParameters, args);
  AssertEqualsSpec spec;
  FLUX_TRY(spec.name, in.String(0));
  FLUX_TRY(plan::NodeRef got, in.Stream(1));
  FLUX_TRY(plan::NodeRef want, in.Stream(2));
  return AddNode(context, std::move(spec), {std::move(got), std::move(want)});
}

Result<Value> AssertEmpty(CallContext& context, Args args) {
  FLUX_TRY(plan::NodeRef tables, ArgReader("testing.assertEmpty", kEmptyParameters, args).Stream(0));
  return AddNode(context, AssertEmptySpec{}, {std::move(tables)});
}

ColumnSet NeedsNothing(const plan::Node&, const ColumnSet&) { return {}; }

plan::Properties NoTables(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  properties.max_tables = 0;
  return properties;
}

}  // namespace

void RegisterAssert(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "assertEquals", kEqualsParameters, AssertEquals});
  registry.Add(BuiltinDef{kPackage, "assertEmpty", kEmptyParameters, AssertEmpty});
  registry.Add(OperationDef{.name = AssertEqualsSpec::kName,
                            .create = exec::CreateOperator<AssertEqualsOperator, AssertEqualsSpec>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = AssertEmptySpec::kName,
                            .create = exec::CreateOperator<AssertEmptyOperator, AssertEmptySpec>,
                            .needs = NeedsNothing,
                            .schema = exec::SameSchema,
                            .properties = NoTables,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
