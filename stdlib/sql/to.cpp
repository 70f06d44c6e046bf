#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/sql/connection.h"
#include "runtime/sql/statement_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/sql/data_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables driverName dataSourceName table batchSize";
constexpr int64_t kBatchRows = 10'000;

struct ToSpec final : plan::Spec {
  static constexpr std::string_view kName = "sqlTo";
  DataSource source;
  std::string table;
  size_t batch_rows = kBatchRows;
  void Describe(plan::Description& out) const override {
    // The name of the source may hold a password.
    out.Add("driver", source.driver);
    out.Add("table", table);
  }
};

// Writes all rows of a stream in one transaction, so that there is all of it in the database or nothing.
class SqlWriter final : public exec::UnaryOperator {
 public:
  SqlWriter(const ToSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {
    target_.table = spec.table;
    target_.batch_rows = spec.batch_rows;
  }

  Status Begin(TableHeaderRef header) override {
    if (connection_ == nullptr || header->schema != target_.schema) {
      FLUX_TRY_STATUS(InsertHeld());
      target_.schema = header->schema;
      FLUX_TRY_STATUS(connection_ == nullptr ? Connect() : CheckTypes());
    }
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (chunk.rows > 0) held_.push_back(chunk);
    held_rows_ += chunk.rows;
    if (held_rows_ >= spec_.batch_rows) FLUX_TRY_STATUS(InsertHeld());
    return out_.Push(chunk);
  }

  Status Finish() override {
    FLUX_TRY_STATUS(InsertHeld());
    if (connection_ != nullptr) FLUX_TRY_STATUS(connection_->Execute("COMMIT"));
    return out_.Finish();
  }

 private:
  // Makes the table, unless it is there, for the columns of the first table of the stream.
  Status Connect() {
    FLUX_TRY(connection_, sql::Connect(spec_.source.driver, spec_.source.name, sql::Purpose::kWrite, context_.cancel));
    FLUX_TRY(const std::string create, sql::CreateTableText(connection_->dialect(), target_));
    if (connection_->dialect().creates_in_transaction) {
      FLUX_TRY_STATUS(connection_->Begin());
      return connection_->Execute(create);
    }
    FLUX_TRY_STATUS(connection_->Execute(create));
    return connection_->Begin();
  }

  // Fails where a table with these columns could not be made.
  Status CheckTypes() const {
    FLUX_TRY([[maybe_unused]] const std::string create, sql::CreateTableText(connection_->dialect(), target_));
    return {};
  }

  // Rows of many small tables share a statement.
  Status InsertHeld() {
    if (held_.empty()) return {};
    const Chunk rows = held_.size() == 1 ? held_[0] : Concatenate(target_.schema, held_);
    held_.clear();
    held_rows_ = 0;
    return connection_->Insert(target_, rows);
  }

  const ToSpec& spec_;
  exec::ExecContext& context_;
  std::unique_ptr<sql::Connection> connection_;
  sql::InsertTarget target_;
  // Rows of tables with the columns of `target_` that have not been sent.
  std::vector<Chunk> held_;
  size_t held_rows_ = 0;
};

Result<Value> To(CallContext& context, Args args) {
  const ArgReader in("sql.to", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  ToSpec spec;
  FLUX_TRY(spec.source, ReadDataSource(in, 1, 2));
  FLUX_TRY(spec.table, in.String(3));
  if (spec.table.empty()) return in.Invalid(3, "must not be empty");
  FLUX_TRY(const int64_t batch_rows, in.IntOr(4, kBatchRows));
  if (batch_rows <= 0) return in.Invalid(4, fmt::format("must be positive, found {}", batch_rows));
  spec.batch_rows = static_cast<size_t>(batch_rows);
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

}  // namespace

void RegisterSqlTo(Registry& registry) {
  registry.Add(BuiltinDef{"sql", "to", kParameters, To});
  registry.Add(OperationDef{.name = ToSpec::kName,
                            .create = exec::CreateOperator<SqlWriter, ToSpec>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true,
                            .has_effect = true});
}

}  // namespace flux::stdlib
