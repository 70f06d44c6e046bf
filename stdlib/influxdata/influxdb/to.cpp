#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/pipeline.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/influxdata/influxdb/from.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters =
    "tables bucket bucketID org orgID host token timeColumn measurementColumn tagColumns fieldFn";

constexpr std::string_view kWideParameters = "tables bucket bucketID org orgID host token";

// Points per write, as the official clients do it.
constexpr size_t kBatchPoints = 5000;

struct ToSpec final : plan::Spec {
  static constexpr std::string_view kName = "to";
  plan::FromSpec target;
  std::string time_column = "_time", measurement_column = "_measurement";
  std::optional<std::vector<std::string>> tag_columns;  // nothing: every other string column
  std::optional<plan::RowFunction> field_fn;            // nothing: `_field` and `_value`
  bool is_wide = false;                                 // `wideTo`: tags are the group key, fields all other columns
  void Describe(plan::Description& out) const override {
    if (is_wide) out.Add("columns", "fields");
    out.Add("bucket", target.bucket);
    if (!target.host.empty()) out.Add("host", target.host);
    if (tag_columns) out.Add("tagColumns", fmt::format("{}", fmt::join(*tag_columns, ", ")));
    if (field_fn) out.Add("fieldFn", field_fn->text);
  }
};

// Which columns of a table make a point.
struct PointLayout {
  size_t time = 0, measurement = 0;
  std::vector<std::pair<std::string, size_t>> tags;  // sorted by name
  size_t field = 0, value = 0;                       // without fieldFn
  std::shared_ptr<exec::Kernel> fields;              // with fieldFn
  std::vector<size_t> wide_fields;                   // of `wideTo`
};

class ToOperator final : public exec::UnaryOperator {
 public:
  ToOperator(const ToSpec& spec, exec::ExecContext& context, TableSink& out, std::unique_ptr<PointWriter> writer)
      : UnaryOperator(out), spec_(spec), context_(context), writer_(std::move(writer)) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(layout_, MakeLayout(*header));
    header_ = header;
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    FLUX_TRY_STATUS(WithWritten(AddPoints(chunk)));
    return PassThrough(chunk);
  }

  Status Finish() override {
    FLUX_TRY_STATUS(WithWritten(Flush()));
    FLUX_TRY_STATUS(WithWritten(writer_->Close()));
    WarnOfLeftOut();
    return out_.Finish();
  }

 private:
  std::unexpected<Error> ToError(std::string_view message) const {
    return Fail(ErrorCode::kInvalid, fmt::format("`{}`: {}", spec_.is_wide ? "wideTo" : "to", message));
  }
  // For messages that say which table it is about.
  std::unexpected<Error> ToTableError(std::string_view message) const {
    std::unexpected<Error> failure = ToError(message);
    failure.error().names_table = true;
    return failure;
  }

  Result<size_t> Require(const TableHeader& header, const std::string& name, ColumnType type,
                         std::string_view hint) const {
    const std::optional<size_t> index = header.schema.Find(name);
    if (!index)
      return ToTableError(
          fmt::format("no column with label {} exists in table {}; {}", name, header.key.DebugText(), hint));
    if (header.schema[*index].type != type) {
      return ToError(fmt::format("column {} of type {} is not of type {}", name,
                                 ColumnTypeName(header.schema[*index].type), ColumnTypeName(type)));
    }
    return *index;
  }

  Result<PointLayout> MakeLayout(const TableHeader& header) const {
    PointLayout layout;
    FLUX_TRY(layout.measurement, Require(header, spec_.measurement_column, ColumnType::kString,
                                         "keep it, or add one with `set(key: \"_measurement\", value: …)`"));
    if (!header.schema.Find(spec_.time_column)) {
      return ToTableError(
          fmt::format("no time column detected: table {} has no column {}; aggregates without a window drop it, "
                      "`duplicate(column: \"_stop\", as: \"_time\")` brings one back",
                      header.key.DebugText(), spec_.time_column));
    }
    FLUX_TRY(layout.time, Require(header, spec_.time_column, ColumnType::kTime, ""));
    if (spec_.is_wide) {
      FLUX_TRY_STATUS(AddWideLayout(header, layout));
      return layout;
    }
    std::vector<std::string> field_columns;
    if (spec_.field_fn) {
      const plan::ChainStep step{plan::ChainStep::Kind::kMap, *spec_.field_fn, false};
      FLUX_TRY(layout.fields, context_.kernels.Compile({&step, 1}, header.schema));
      if (spec_.field_fn->tree) field_columns = expr::ColumnsRead(*spec_.field_fn->tree).columns;
    } else {
      if (!header.schema.Find("_field")) {
        return ToTableError(
            fmt::format("table {} has no _field column; keep it, name fields with `fieldFn`, or add one with "
                        "`set(key: \"_field\", value: …)`",
                        header.key.DebugText()));
      }
      FLUX_TRY(layout.field, Require(header, "_field", ColumnType::kString, ""));
      if (!header.schema.Find("_value")) {
        return ToTableError(fmt::format("table {} has no _value column; keep it, or name fields with `fieldFn`",
                                        header.key.DebugText()));
      }
      layout.value = *header.schema.Find("_value");
    }
    FLUX_TRY(layout.tags, TagColumns(header, field_columns));
    return layout;
  }

  // Tags are what is in the group key; what is not in it is a field.
  Status AddWideLayout(const TableHeader& header, PointLayout& layout) const {
    if (!header.key.Contains("_measurement")) {
      return ToTableError("column _measurement is not in the group key of table " + header.key.DebugText() +
                          "; group by it and by the tags");
    }
    if (header.key.Contains("_field"))
      return ToError("column _field is in the group key; make a column of each field with `pivot` first");
    for (size_t i = 0; i < header.schema.size(); ++i) {
      const ColumnDef& column = header.schema[i];
      if (column.name == "_start" || column.name == "_stop" || column.name == "_measurement" || i == layout.time)
        continue;
      if (!header.key.Contains(column.name)) {
        layout.wide_fields.push_back(i);
        continue;
      }
      if (column.type != ColumnType::kString) {
        return ToError(
            fmt::format("column {} of the group key is of type {}; tags are strings, convert it with "
                        "`string(v:)` or take it out of the key with `group`",
                        column.name, ColumnTypeName(column.type)));
      }
      layout.tags.emplace_back(column.name, i);
    }
    std::ranges::sort(layout.tags);
    return {};
  }

  // Named tags that a table lacks are left out; unnamed ones are all strings that are nothing else.
  Result<std::vector<std::pair<std::string, size_t>>> TagColumns(const TableHeader& header,
                                                                 const std::vector<std::string>& field_columns) const {
    std::vector<std::pair<std::string, size_t>> tags;
    for (size_t i = 0; i < header.schema.size(); ++i) {
      const ColumnDef& column = header.schema[i];
      if (spec_.tag_columns) {
        if (std::ranges::find(*spec_.tag_columns, column.name) == spec_.tag_columns->end()) continue;
        if (column.type != ColumnType::kString) {
          return ToError(fmt::format("tag column {} is of type {}; tags are strings, convert it with `string(v:)`",
                                     column.name, ColumnTypeName(column.type)));
        }
      } else {
        const bool is_other = column.name == "_field" || column.name == "_value" || column.name == "_measurement" ||
                              std::ranges::find(field_columns, column.name) != field_columns.end();
        if (column.type != ColumnType::kString || is_other) continue;
      }
      if (column.name != spec_.measurement_column) tags.emplace_back(column.name, i);
    }
    std::ranges::sort(tags);
    return tags;
  }

  Status AddPoints(const Chunk& chunk) {
    Chunk fields;
    if (layout_.fields) {
      FLUX_TRY(const exec::KernelOutput output, layout_.fields->Run(chunk));
      fields = {output.columns, output.rows};
    }
    held_.push_back(chunk);
    held_.push_back(fields);
    for (size_t row = 0; row < chunk.rows; ++row) {
      FLUX_TRY_STATUS(AddPoint(chunk, fields, row));
      if (points_.size() < kBatchPoints) continue;
      FLUX_TRY_STATUS(Flush());
      held_ = {chunk, fields};
    }
    return {};
  }

  // Adds the row as a point unless it has no time or no field to write.
  Status AddPoint(const Chunk& chunk, const Chunk& fields, size_t row) {
    const Column& time = *chunk.columns[layout_.time];
    if (time.IsNull(row)) return {};
    const Column& measurement = *chunk.columns[layout_.measurement];
    if (measurement.IsNull(row) || measurement.StringAt(row).empty()) {
      return ToError(fmt::format("column {} is empty in a row at {}; a point needs a measurement",
                                 spec_.measurement_column, FormatTime({time.IntAt(row)})));
    }
    WritePoint point;
    point.measurement = measurement.StringAt(row);
    point.time = {time.IntAt(row)};
    FLUX_TRY_STATUS(AddFields(chunk, fields, row, point));
    if (point.fields.empty()) return {};
    for (const auto& [name, index] : layout_.tags) {
      const Column& tag = *chunk.columns[index];
      // The layout changes with the table, so names must come from the header, which is held until the flush.
      if (!tag.IsNull(row) && !tag.StringAt(row).empty())
        point.tags.emplace_back(header_->schema[index].name, tag.StringAt(row));
    }
    if (headers_.empty() || headers_.back() != header_) headers_.push_back(header_);
    if (layout_.fields && (kernels_.empty() || kernels_.back() != layout_.fields)) kernels_.push_back(layout_.fields);
    points_.push_back(std::move(point));
    return {};
  }

  Status AddFields(const Chunk& chunk, const Chunk& fields, size_t row, WritePoint& point) {
    for (const size_t i : layout_.wide_fields) AddField(header_->schema[i].name, *chunk.columns[i], row, point);
    for (size_t i = 0; i < fields.columns.size(); ++i) {
      AddField(layout_.fields->output_schema()[i].name, *fields.columns[i], row, point);
    }
    if (spec_.is_wide || layout_.fields) return {};
    const Column& field = *chunk.columns[layout_.field];
    if (field.IsNull(row)) return ToError(fmt::format("column _field is null in a row at {}", FormatTime(point.time)));
    AddField(field.StringAt(row), *chunk.columns[layout_.value], row, point);
    return {};
  }

  // Nulls, NaN and infinities cannot be stored and are left out; times are written as nanoseconds.
  void AddField(std::string_view name, const Column& column, size_t row, WritePoint& point) {
    if (column.IsNull(row)) return;
    if (column.type() == ColumnType::kFloat && !std::isfinite(column.FloatAt(row))) {
      if (left_out_++ == 0) first_left_out_ = fmt::format("field `{}` at {}", name, FormatTime(point.time));
      return;
    }
    point.fields.emplace_back(name,
                              column.type() == ColumnType::kTime ? Value::Int(column.IntAt(row)) : column.ValueAt(row));
  }

  Status Flush() {
    if (!points_.empty()) FLUX_TRY_STATUS(writer_->Write(points_));
    written_ += points_.size();
    points_.clear();
    held_.clear();
    headers_.clear();
    kernels_.clear();
    return {};
  }

  // What was written before a failure stays.
  Status WithWritten(Status status) const {
    if (!status && written_ > 0) {
      status.error().message += fmt::format("; {} of batches before {} written", Counted(written_, "point", "points"),
                                            written_ == 1 ? "is" : "are");
    }
    return status;
  }

  // Rows without a time were not written, so they are not passed on either.
  Status PassThrough(const Chunk& chunk) {
    const Column& time = *chunk.columns[layout_.time];
    if (!time.has_nulls()) return out_.Push(chunk);
    std::vector<uint32_t> rows;
    for (uint32_t row = 0; row < chunk.rows; ++row) {
      if (!time.IsNull(row)) rows.push_back(row);
    }
    return rows.empty() ? Status() : out_.Push(TakeRows(chunk, rows));
  }

  void WarnOfLeftOut() const {
    if (left_out_ == 0 || !context_.warn) return;
    context_.warn(left_out_ == 1
                      ? fmt::format("1 value was not written to bucket \"{}\" because it is NaN or infinite: {}",
                                    ShownName(spec_.target.bucket), first_left_out_)
                      : fmt::format("{} values were not written to bucket \"{}\" because they are NaN or infinite, "
                                    "the first of them {}",
                                    left_out_, ShownName(spec_.target.bucket), first_left_out_));
  }

  const ToSpec& spec_;
  exec::ExecContext& context_;
  std::unique_ptr<PointWriter> writer_;
  TableHeaderRef header_;
  PointLayout layout_;
  std::vector<WritePoint> points_;
  // What the views in `points_` refer to.
  std::vector<Chunk> held_;
  std::vector<TableHeaderRef> headers_;
  std::vector<std::shared_ptr<exec::Kernel>> kernels_;
  size_t written_ = 0;  // points
  // Values that cannot be stored.
  size_t left_out_ = 0;
  std::string first_left_out_;
};

Result<std::unique_ptr<exec::Operator>> CreateTo(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                 TableSink& out, exec::OperatorStats&) {
  const ToSpec& spec = *node.As<ToSpec>();
  FLUX_TRY(std::unique_ptr<PointWriter> writer, context.sources.OpenWriter(spec.target));
  return std::make_unique<ToOperator>(spec, context, out, std::move(writer));
}

// Reads where to write, which both functions have at the same places.
Result<plan::FromSpec> ReadTarget(const ArgReader& in) {
  plan::FromSpec target;
  if (in.Has(1) == in.Has(2)) return in.Invalid("must specify exactly one of `bucket` and `bucketID`");
  if (in.Has(3) && in.Has(4)) return in.Invalid("must specify only one of `org` and `orgID`");
  FLUX_TRY(target.bucket, in.String(in.Has(1) ? 1 : 2));
  if (target.bucket.empty()) return in.Invalid(in.Has(1) ? 1 : 2, "must not be empty");
  FLUX_TRY(target.org, in.StringOr(in.Has(3) ? 3 : 4, ""));
  FLUX_TRY(target.host, HostAt(in, 5));
  FLUX_TRY(target.token, in.StringOr(6, ""));
  return target;
}

Result<ToSpec> ReadSpec(CallContext& context, const ArgReader& in) {
  ToSpec spec;
  FLUX_TRY(spec.target, ReadTarget(in));
  FLUX_TRY(spec.time_column, in.StringOr(7, "_time"));
  FLUX_TRY(spec.measurement_column, in.StringOr(8, "_measurement"));
  if (in.Has(9)) {
    FLUX_TRY(spec.tag_columns, in.Strings(9));
  }
  if (in.Has(10)) {
    FLUX_TRY(const Value fn, in.Function(10));
    FLUX_TRY(plan::RowFunction field_fn, context.ToRowFunction(fn));
    spec.field_fn = plan::WithConstantsFolded(std::move(field_fn));
  }
  return spec;
}

Value AddWriter(CallContext& context, ToSpec spec, plan::NodeRef tables) {
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

ColumnSet MustHave(const plan::Node& node) {
  const ToSpec& spec = *node.As<ToSpec>();
  const ColumnSet always = Plus({}, {spec.time_column, spec.measurement_column});
  return spec.is_wide || spec.field_fn ? always : Plus(always, {"_field", "_value"});
}

Result<Value> To(CallContext& context, Args args) {
  const ArgReader in("to", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(ToSpec spec, ReadSpec(context, in));
  return AddWriter(context, std::move(spec), std::move(tables));
}

Result<Value> WideTo(CallContext& context, Args args) {
  const ArgReader in("wideTo", kWideParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  ToSpec spec;
  spec.is_wide = true;
  FLUX_TRY(spec.target, ReadTarget(in));
  return AddWriter(context, std::move(spec), std::move(tables));
}

// Series that lose a tag may become one.
NamedColumns Names(const plan::Node& node) {
  const auto& tags = node.As<ToSpec>()->tag_columns;
  if (!tags) return {};
  return Named(*tags, {.is_optional = tags->size() > 1});
}

}  // namespace

void RegisterTo(Registry& registry) {
  const auto add = [&](std::string_view name, std::string_view parameters, BuiltinFn fn) {
    registry.Add(BuiltinDef{.package = "influxdata/influxdb",
                            .name = name,
                            .parameters = parameters,
                            .fn = fn,
                            .role = StageRole::kFillsBucket});
  };
  add("to", kParameters, To);
  add("wideTo", kWideParameters, WideTo);
  registry.Add(OperationDef{.name = ToSpec::kName,
                            .create = CreateTo,
                            .names = Names,
                            .must_have = MustHave,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true,
                            .has_effect = true});
}

}  // namespace flux::stdlib
