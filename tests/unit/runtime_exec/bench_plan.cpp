#include "tests/unit/runtime_exec/bench_plan.h"

#include <algorithm>
#include <sstream>

#include "runtime/base/check.h"
#include "runtime/base/number_text.h"
#include "runtime/column/bitmap.h"
#include "runtime/column/builder.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/plan/specs/scan.h"

namespace flux::exec {
namespace {

class TablesOperator final : public Operator {
 public:
  TablesOperator(std::span<const Table> tables, ExecContext& context, TableSink& out)
      : tables_(tables), context_(context), out_(out) {}
  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    for (const Table& table : tables_) {
      FLUX_TRY_STATUS(out_.Begin(table.header));
      for (const Chunk& chunk : table.chunks) {
        for (const Chunk& piece : SplitChunk(chunk, context_.chunk_rows)) FLUX_TRY_STATUS(out_.Push(piece));
      }
      FLUX_TRY_STATUS(out_.End());
    }
    return out_.Finish();
  }

 private:
  const std::span<const Table> tables_;
  ExecContext& context_;
  TableSink& out_;
};

MadeOperator MakeTables(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return MakeTablesSource(node.As<TablesSpec>()->tables, context, out);
}

ColumnType TypeNamed(const std::string& name) {
  for (const ColumnType type : {ColumnType::kBool, ColumnType::kInt, ColumnType::kUint, ColumnType::kFloat,
                                ColumnType::kString, ColumnType::kTime}) {
    if (ColumnTypeName(type) == name) return type;
  }
  FLUX_CHECK(false);
}

Value ParseValue(ColumnType type, const std::string& text) {
  if (text == "-") return Value::Null(ToValueKind(type));
  switch (type) {
    case ColumnType::kBool:
      return Value::Bool(text == "true");
    case ColumnType::kInt:
      return Value::Int(*ParseInt(text));
    case ColumnType::kUint:
      return Value::Uint(*ParseUint(text));
    case ColumnType::kFloat:
      return Value::Float(*ParseFloat(text));
    case ColumnType::kString:
      return Value::String(text);
    case ColumnType::kTime:
      return Value::Of(Time{*ParseInt(text)});
  }
  FLUX_CHECK(false);
}

// Times as plain numbers, floats with all their digits.
std::string Text(const Value& v) {
  if (v.is_null()) return "-";
  if (v.kind() == ValueKind::kTime) return std::to_string(v.AsTime().ns);
  if (v.kind() == ValueKind::kFloat) return FormatFloat(v.AsFloat());
  if (v.kind() == ValueKind::kString) return std::string(v.AsString());
  return DebugText(v);
}

class FakeKernel final : public Kernel {
 public:
  FakeKernel(std::vector<FakeFunction> functions, Schema input) : functions_(std::move(functions)) {
    schemas_.push_back(std::move(input));
    for (const FakeFunction& fn : functions_) schemas_.push_back(fn.schema(schemas_.back()));
  }
  const Schema& output_schema() const override { return schemas_.back(); }
  Result<KernelOutput> Run(const Chunk& input) override {
    KernelOutput output{input.columns, input.rows, nullptr};
    for (size_t i = 0; i < functions_.size(); ++i) {
      const Chunk chunk = Compact(output);
      FLUX_TRY(output, functions_[i].run(chunk, schemas_[i]));
    }
    return output;
  }
  std::string_view Tier() const override { return "fake"; }

 private:
  std::vector<FakeFunction> functions_;
  std::vector<Schema> schemas_;
};

class FakePart final : public ScanPart {
 public:
  FakePart(const FakeCatalog& catalog, size_t table, std::optional<TablePiece> piece = {})
      : catalog_(catalog), table_(table), piece_(piece) {}
  const TablePiece* piece() const override { return piece_ ? &*piece_ : nullptr; }
  Status Send(ScanContext& context, TableSink& sink) override {
    if (catalog_.before_table) FLUX_TRY_STATUS(catalog_.before_table(table_));
    if (piece_ && catalog_.before_piece) FLUX_TRY_STATUS(catalog_.before_piece(piece_->times));
    const Table sent = piece_ ? PieceOf(catalog_.tables[table_], piece_->times) : catalog_.tables[table_];
    if (!piece_ || sent.row_count() > 0) FLUX_TRY_STATUS(SendTable(sent, sink));
    context.stats.rows_read += sent.row_count();
    return {};
  }

 private:
  const FakeCatalog& catalog_;
  const size_t table_;
  const std::optional<TablePiece> piece_;
};

class FakeSource final : public Source {
 public:
  explicit FakeSource(const FakeCatalog& catalog) : catalog_(catalog) {}
  std::string Name() const override { return "fake source"; }
  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef>) override {
    return SourceAnswer{.scan = scan};
  }
  Status Scan(const plan::ScanSpec&, ScanContext& context, TableSink& sink) override {
    for (size_t i = 0; i < catalog_.tables.size(); ++i) FLUX_TRY_STATUS(FakePart(catalog_, i).Send(context, sink));
    return sink.Finish();
  }
  Result<ScanParts> Parts(const plan::ScanSpec&, ScanContext&, const PartsWish& wish) override {
    ScanParts parts;
    for (size_t i = 0; i < catalog_.tables.size(); ++i) {
      const std::vector<TablePiece> pieces = wish.cuts != nullptr && catalog_.piece_rows > 0
                                                 ? CutTable(catalog_.tables[i], catalog_.piece_rows, *wish.cuts)
                                                 : std::vector<TablePiece>(1);
      for (const TablePiece& piece : pieces) {
        parts.push_back(
            std::make_unique<FakePart>(catalog_, i, pieces.size() > 1 ? std::optional(piece) : std::nullopt));
      }
    }
    return parts;
  }

 private:
  const FakeCatalog& catalog_;
};

}  // namespace

std::vector<TablePiece> CutTable(const Table& table, size_t rows, const TimeCuts& cuts) {
  const Chunk all = table.Combined();
  const Column& times = *all.columns[*table.header->schema.Find("_time")];
  std::vector<TablePiece> pieces = {{{Time{INT64_MIN}, Time{INT64_MAX}}}};
  for (size_t row = rows; row < all.rows; row += rows) {
    const Time at{times.IntAt(row)};
    const Time cut = cuts ? cuts(at) : at;
    if (cut <= pieces.back().times.start || cut.ns <= times.IntAt(0)) continue;
    pieces.back().times.stop = cut;
    pieces.push_back({{cut, Time{INT64_MAX}}});
  }
  pieces.back().is_last = true;
  return pieces;
}

Table PieceOf(const Table& table, const plan::TimeRange& times) {
  const Chunk all = table.Combined();
  const Column& time = *all.columns[*table.header->schema.Find("_time")];
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < all.rows; ++row) {
    if (time.IntAt(row) >= times.start.ns && time.IntAt(row) < times.stop.ns) rows.push_back(row);
  }
  Table piece{table.header, {}};
  if (!rows.empty()) piece.chunks.push_back(TakeRows(all, rows));
  return piece;
}

std::unique_ptr<Operator> MakeTablesSource(std::span<const Table> tables, ExecContext& context, TableSink& out) {
  return std::make_unique<TablesOperator>(tables, context, out);
}

plan::NodeRef TablesNode(std::vector<Table> tables) {
  TablesSpec spec;
  spec.tables = std::move(tables);
  return plan::MakeNode(std::move(spec), {});
}

Table MakeTable(std::vector<std::string> key, const std::vector<ColumnText>& columns, bool is_time_ordered) {
  std::vector<ColumnDef> defs;
  std::vector<GroupKeyEntry> entries;
  Chunk chunk;
  for (const ColumnText& column : columns) {
    std::istringstream head(column.name_and_type), values(column.values);
    std::string name, type_name, text;
    head >> name >> type_name;
    const ColumnType type = TypeNamed(type_name);
    ColumnBuilder builder(type);
    Value first;
    while (values >> text) {
      const Value value = ParseValue(type, text);
      if (builder.length() == 0) first = value;
      FLUX_CHECK(builder.Append(value).has_value());
    }
    chunk.rows = std::max(chunk.rows, builder.length());
    defs.push_back({name, type});
    if (std::find(key.begin(), key.end(), name) != key.end()) {
      entries.push_back({name, type, first});
      chunk.columns.push_back(nullptr);
    } else {
      chunk.columns.push_back(builder.Finish());
    }
  }
  for (size_t i = 0; i < defs.size(); ++i) {
    if (chunk.columns[i]) {
      // A key column's one value says nothing of the number of rows.
      chunk.rows = chunk.columns[i]->length();
    }
  }
  size_t entry = 0;
  for (size_t i = 0; i < defs.size(); ++i) {
    if (!chunk.columns[i]) chunk.columns[i] = Column::Constant(defs[i].type, entries[entry++].value, chunk.rows);
  }
  Table table;
  table.header = std::make_shared<TableHeader>(
      TableHeader{GroupKey(std::move(entries)), Schema(std::move(defs)), is_time_ordered});
  if (chunk.rows != 0) table.chunks.push_back(std::move(chunk));
  return table;
}

std::string Dump(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) {
    out += "{";
    for (const GroupKeyEntry& entry : table.header->key.entries()) {
      out += (out.back() == '{' ? "" : " ") + entry.name + "=" + Text(entry.value);
    }
    out += "}";
    for (const ColumnDef& column : table.header->schema.columns()) {
      out += " " + column.name + ":" + std::string(ColumnTypeName(column.type));
    }
    out += "\n";
    const Chunk chunk = table.Combined();
    for (size_t row = 0; row < chunk.rows; ++row) {
      out += " ";
      for (const ColumnRef& column : chunk.columns) out += " " + Text(column->ValueAt(row));
      out += "\n";
    }
  }
  return out;
}

Result<std::shared_ptr<Kernel>> FakeKernels::Compile(std::span<const plan::ChainStep> chain, const Schema& input) {
  ++compiled;
  std::vector<FakeFunction> functions;
  for (const plan::ChainStep& step : chain) {
    const auto known = functions_.find(step.fn.text);
    if (known == functions_.end()) return Fail(ErrorCode::kInvalid, "cannot compile `" + step.fn.text + "`");
    functions.push_back(known->second);
  }
  return std::make_shared<FakeKernel>(std::move(functions), input);
}

void FakeKernels::AddFilter(const std::string& text, std::function<bool(const Chunk&, const Schema&, size_t)> keeps) {
  functions_[text] = FakeFunction{[](const Schema& schema) { return schema; },
                                  [keeps](const Chunk& chunk, const Schema& schema) -> Result<KernelOutput> {
                                    auto selection = std::make_shared<std::vector<uint64_t>>(BitmapWords(chunk.rows));
                                    for (size_t row = 0; row < chunk.rows; ++row) {
                                      if (keeps(chunk, schema, row)) SetBit(selection->data(), row);
                                    }
                                    return KernelOutput{chunk.columns, chunk.rows, selection};
                                  }};
}

void FakeKernels::AddMap(const std::string& text, const std::string& column, ColumnType type,
                         std::function<Value(const Chunk&, const Schema&, size_t)> value) {
  functions_[text] = FakeFunction{[=](const Schema& schema) {
                                    std::vector<ColumnDef> columns = schema.columns();
                                    const auto at = schema.Find(column);
                                    at ? void(columns[*at].type = type) : columns.push_back({column, type});
                                    return Schema(std::move(columns));
                                  },
                                  [=](const Chunk& chunk, const Schema& schema) -> Result<KernelOutput> {
                                    ColumnBuilder builder(type);
                                    for (size_t row = 0; row < chunk.rows; ++row) {
                                      FLUX_TRY_STATUS(builder.Append(value(chunk, schema, row)));
                                    }
                                    KernelOutput output{chunk.columns, chunk.rows, nullptr};
                                    const auto at = schema.Find(column);
                                    if (!at) output.columns.emplace_back();
                                    output.columns[at.value_or(schema.size())] = builder.Finish();
                                    return output;
                                  }};
}

Result<std::shared_ptr<Source>> FakeCatalog::OpenSource(const plan::FromSpec& from) {
  if (from.bucket != "fake") return Fail(ErrorCode::kNotFound, "bucket `" + from.bucket + "` does not exist");
  return std::make_shared<FakeSource>(*this);
}

Bench::Bench() {
  RegisterCoreOperations(registry);
  registry.Add(OperationDef{.name = TablesSpec::kName, .create = MakeTables});
}

ExecContext Bench::MakeContext(MemoryAccount& memory, size_t chunk_rows) {
  ExecContext context{kernels, catalog, memory, cancel, Time{}, chunk_rows};
  context.call = call;
  context.read_file = read_file;
  context.workers = workers;
  return context;
}

Result<std::vector<ResultSet>> Bench::Execute(const std::vector<plan::NodeRef>& roots, size_t chunk_rows) {
  MemoryAccount memory(memory_limit);
  stats.clear();
  ExecContext context = MakeContext(memory, chunk_rows);
  return exec::Execute(roots, registry, context, &stats);
}

Result<std::vector<Table>> Bench::ExecutePlan(const PhysicalPlan& plan, size_t chunk_rows) {
  CollectingSink collected;
  FLUX_TRY_STATUS(ExecutePlanInto(plan, collected, chunk_rows));
  return std::move(collected.tables);
}

Status Bench::ExecutePlanInto(const PhysicalPlan& plan, TableSink& sink, size_t chunk_rows) {
  MemoryAccount memory(memory_limit);
  ExecContext context = MakeContext(memory, chunk_rows);
  TableSink* const sinks[] = {&sink};
  return ExecuteInto(plan, sinks, registry, context, nullptr);
}

std::string Bench::Run(const plan::NodeRef& root, size_t chunk_rows) {
  const auto results = Execute({root}, chunk_rows);
  return results ? Dump(results->front().tables) : "error: " + results.error().Text();
}

plan::RowFunction Named(std::string text) { return plan::RowFunction{nullptr, Value(), std::move(text)}; }

}  // namespace flux::exec
