#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/sql/connection.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/sql/data_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "driverName dataSourceName query";

struct FromSpec final : plan::Spec {
  static constexpr std::string_view kName = "sqlFrom";
  DataSource source;
  std::string query;
  void Describe(plan::Description& out) const override {
    // The name of the source may hold a password.
    out.Add("driver", source.driver);
    out.Add("query", query);
  }
};

class SqlSource final : public exec::Operator {
 public:
  SqlSource(const FromSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : spec_(spec), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY(const std::unique_ptr<sql::Connection> connection,
             sql::Connect(spec_.source.driver, spec_.source.name, sql::Purpose::kRead, context_.cancel));
    sql::ResultTable rows(context_.chunk_rows, out_);
    const Status status = connection->Query(spec_.query, rows);
    stats_.scan.rows_read += rows.rows();
    if (!status) FLUX_TRY_STATUS(rows.SendWhole());
    FLUX_TRY_STATUS(status);
    FLUX_TRY_STATUS(rows.End());
    return out_.Finish();
  }

 private:
  const FromSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  exec::OperatorStats& stats_;
};

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("sql.from", kParameters, args);
  FromSpec spec;
  FLUX_TRY(spec.source, ReadDataSource(in, 0, 1));
  FLUX_TRY(spec.query, in.String(2));
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterSqlFrom(Registry& registry) {
  registry.Add(BuiltinDef{"sql", "from", kParameters, From});
  registry.Add(OperationDef{
      .name = FromSpec::kName, .create = exec::CreateOperator<SqlSource, FromSpec>, .flow = plan::Flow::kSource});
}

}  // namespace flux::stdlib
