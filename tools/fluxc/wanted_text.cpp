#include "tools/fluxc/wanted_text.h"

#include <algorithm>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/number_text.h"
#include "runtime/io/encoder.h"
#include "runtime/plan/flux_text.h"

namespace flux::cli {

namespace {

std::unexpected<Error> Cannot(std::string reason) { return flux::Fail(ErrorCode::kInvalid, std::move(reason)); }

// The call of `package.function`, or null.
const ast::CallExpr* AsCall(const ast::Expr* expr, std::string_view package, std::string_view function) {
  const auto* call = ast::As<ast::CallExpr>(expr);
  if (call == nullptr) return nullptr;
  const auto* member = ast::As<ast::MemberExpr>(call->callee);
  if (member == nullptr || member->name.text != function) return nullptr;
  const auto* object = ast::As<ast::Identifier>(member->object);
  return object != nullptr && object->name == package ? call : nullptr;
}

const ast::Property* FindArgument(const ast::CallExpr& call, std::string_view name) {
  const auto found = std::ranges::find(call.args, name, [](const ast::Property& p) { return p.name.text; });
  return found == call.args.end() ? nullptr : &*found;
}

// Reads the names and literals of a testcase.
class Reader {
 public:
  explicit Reader(const TestcaseText& testcase) : file_(testcase.file), body_(testcase.body) {}

  std::string Text(Span span) const { return std::string(file_.source->Text(span)); }

  // `name: value`, or `name` alone.
  std::string TextOf(const ast::Property& argument) const {
    return argument.value == nullptr ? std::string(argument.name.text) : Text(argument.value->span);
  }

  // What the testcase or the file around it assigns to the name; null when neither does.
  const ast::Expr* ValueOf(std::string_view name) const {
    const ast::Expr* value = Find(body_, name);
    return value != nullptr ? value : Find(file_.statements, name);
  }

  // The text of an argument, behind the name of a variable if it is one.
  const ast::StringLit* StringOf(const ast::Property& argument) const {
    const auto* name = ast::As<ast::Identifier>(argument.value);
    const ast::Expr* value = argument.value == nullptr ? ValueOf(argument.name.text)
                             : name != nullptr         ? ValueOf(name->name)
                                                       : argument.value;
    return ast::As<ast::StringLit>(value);
  }

  bool Imports(std::string_view path) const {
    return std::ranges::any_of(file_.imports,
                               [&](const ast::ImportDecl& import) { return import.path->value == path; });
  }

 private:
  static const ast::Expr* Find(std::span<const ast::Stmt* const> statements, std::string_view name) {
    for (const ast::Stmt* statement : statements) {
      if (statement->kind != ast::StmtKind::kVariableStmt) continue;
      const auto& variable = static_cast<const ast::VariableStmt&>(*statement);
      if (variable.name.text == name) return variable.init;
    }
    return nullptr;
  }

  const ast::File& file_;
  std::span<const ast::Stmt* const> body_;
};

// `testing.diff(…)` anywhere in a pipe, with what is piped into it.
std::optional<Comparison> ComparisonIn(const Reader& in, const ast::Expr* expr, const ast::Expr* piped) {
  if (const auto* pipe = ast::As<ast::PipeExpr>(expr)) {
    std::optional<Comparison> found = ComparisonIn(in, pipe->call, pipe->argument);
    return found ? found : ComparisonIn(in, pipe->argument, nullptr);
  }
  const ast::CallExpr* call = AsCall(expr, "testing", "diff");
  if (call == nullptr) return std::nullopt;
  const ast::Property *got = FindArgument(*call, "got"), *want = FindArgument(*call, "want");
  if (want == nullptr || (got == nullptr && piped == nullptr)) return std::nullopt;
  return Comparison{got == nullptr ? in.Text(piped->span) : in.TextOf(*got), in.TextOf(*want), {}};
}

// Rows as records in `array.from`.
class RowWriter {
 public:
  RowWriter(const Reader& in, const ast::ArrayExpr& rows) : can_write_null_(in.Imports("internal/debug")) {
    for (const ast::Expr* element : rows.elements) {
      const auto* record = ast::As<ast::RecordExpr>(element);
      if (record == nullptr) continue;
      for (const ast::Property& property : record->properties) {
        if (!property.is_quoted) plain_names_.emplace(property.name.text);
      }
    }
    const std::string text = in.Text(rows.span);
    if (text.find('\n') == text.npos || rows.elements.empty()) return;
    // Rows stand where the first one stood, the bracket where it was.
    const std::string before = in.Text({rows.span.begin, rows.elements[0]->span.begin});
    const std::string behind = in.Text({rows.elements.back()->span.end, rows.span.end});
    if (before.find('\n') == before.npos || behind.find('\n') == behind.npos) return;
    row_break_ = before.substr(before.rfind('\n'));
    end_ = "," + behind.substr(behind.rfind('\n'));
  }

  Result<std::string> Write(const std::vector<Table>& tables) const {
    std::vector<std::string> records;
    for (const Table& table : tables) {
      const Chunk rows = table.Combined();
      for (size_t row = 0; row < rows.rows; ++row) {
        FLUX_TRY(std::string record, Record(table.header->schema, rows, row));
        records.push_back(std::move(record));
      }
    }
    const std::string separator = row_break_.empty() ? ", " : "," + row_break_;
    return fmt::format("[{}{}{}", row_break_, fmt::join(records, separator), end_);
  }

 private:
  Result<std::string> Record(const Schema& schema, const Chunk& rows, size_t row) const {
    std::string text;
    for (size_t i = 0; i < schema.size(); ++i) {
      FLUX_TRY(const std::string value, Literal(rows.columns[i]->ValueAt(row)));
      const std::string& name = schema[i].name;
      text += text.empty() ? "" : ", ";
      text += plain_names_.contains(name) ? name : plan::FluxLiteral(Value::String(name)).value_or(name);
      text += ": " + value;
    }
    return "{" + text + "}";
  }

  Result<std::string> Literal(const Value& value) const {
    if (value.is_null()) {
      if (can_write_null_) return fmt::format("debug.null(type: \"{}\")", ValueKindName(value.kind()));
      return Cannot("it got a null, which needs `import \"internal/debug\"`");
    }
    if (std::optional<std::string> literal = plan::FluxLiteral(value)) return *std::move(literal);
    if (value.kind() == ValueKind::kUint) return fmt::format("uint(v: {})", DebugText(Value::String(DebugText(value))));
    if (value.kind() == ValueKind::kFloat) return fmt::format("float(v: \"{}\")", FormatFloat(value.AsFloat()));
    return Cannot(fmt::format("it got {}, for which there is no literal", DebugText(value)));
  }

  const bool can_write_null_;
  std::set<std::string, std::less<>> plain_names_;
  std::string row_break_, end_ = "]";
};

// Whether all tables have the same columns and are grouped by exactly these.
Status CheckShape(const std::vector<Table>& tables, const std::set<std::string>& group) {
  if (tables.empty()) return Cannot("it got no tables, and `array.from` needs a row");
  std::set<std::string> first;
  for (const ColumnDef& column : tables[0].header->schema.columns()) first.insert(column.name);
  for (const Table& table : tables) {
    std::set<std::string> columns, key;
    for (const ColumnDef& column : table.header->schema.columns()) columns.insert(column.name);
    for (const GroupKeyEntry& entry : table.header->key.entries()) key.insert(entry.name);
    if (key != group) {
      return Cannot(fmt::format("it got tables grouped by `{}`; change the `group` behind `array.from` first",
                                fmt::join(key, "`, `")));
    }
    if (columns != first) return Cannot("it got tables with different columns, which one `array.from` cannot hold");
    if (table.row_count() == 0) return Cannot("it got a table without rows, which `array.from` cannot hold");
  }
  return {};
}

// The columns of `group(columns: ["a", "b"])`; nothing for any other call.
std::optional<std::set<std::string>> GroupColumns(const ast::Expr* expr) {
  const auto* call = ast::As<ast::CallExpr>(expr);
  const auto* callee = call == nullptr ? nullptr : ast::As<ast::Identifier>(call->callee);
  if (callee == nullptr || callee->name != "group" || call->args.size() != 1) return std::nullopt;
  const auto* columns = ast::As<ast::ArrayExpr>(call->args[0].value);
  if (call->args[0].name.text != "columns" || columns == nullptr) return std::nullopt;
  std::set<std::string> names;
  for (const ast::Expr* element : columns->elements) {
    const auto* name = ast::As<ast::StringLit>(element);
    if (name == nullptr) return std::nullopt;
    names.emplace(name->value);
  }
  return names;
}

// The literal by which a variable holds tables.
struct WantedLiteral {
  const ast::StringLit* csv = nullptr;   // of `csv.from`, or
  const ast::ArrayExpr* rows = nullptr;  // of `array.from`
  std::set<std::string> group;           // by which the rows are grouped
};

Result<WantedLiteral> LiteralOf(const Reader& in, std::string_view want) {
  const ast::Expr* value = in.ValueOf(want);
  if (value == nullptr) return Cannot(fmt::format("`{}` is not a variable of the testcase or its file", want));
  WantedLiteral found;
  if (const ast::CallExpr* csv = AsCall(value, "csv", "from")) {
    const ast::Property* argument = FindArgument(*csv, "csv");
    found.csv = argument == nullptr ? nullptr : in.StringOf(*argument);
    if (found.csv == nullptr) return Cannot(fmt::format("the CSV of `{}` is not a literal", want));
    return found;
  }
  if (const auto* pipe = ast::As<ast::PipeExpr>(value)) {
    const std::optional<std::set<std::string>> columns = GroupColumns(pipe->call);
    if (columns) {
      found.group = *columns;
      value = pipe->argument;
    }
  }
  const ast::CallExpr* array = AsCall(value, "array", "from");
  const ast::Property* argument = array == nullptr ? nullptr : FindArgument(*array, "rows");
  found.rows = argument == nullptr ? nullptr : ast::As<ast::ArrayExpr>(argument->value);
  if (found.rows == nullptr) {
    return Cannot(fmt::format("`{}` is neither `array.from` nor `csv.from` of a literal", want));
  }
  return found;
}

Result<std::string> CsvText(const std::vector<Table>& tables) {
  io::StringByteSink bytes;
  FLUX_TRY(const std::unique_ptr<io::ResultEncoder> encoder, io::MakeEncoder("csv", bytes));
  TableSink& sink = encoder->BeginResult("_result");
  for (const Table& table : tables) FLUX_TRY_STATUS(SendTable(table, sink));
  FLUX_TRY_STATUS(sink.Finish());
  FLUX_TRY_STATUS(encoder->EndResult());
  FLUX_TRY_STATUS(encoder->Finish());
  std::string text = std::move(bytes.text);
  std::erase(text, '\r');
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

// The text of a string that may go over several lines.
std::string MultilineLiteral(std::string_view text) {
  std::string literal = "\"\n";
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_special = text[i] == '"' || text[i] == '\\' || text.substr(i, 2) == "${";
    if (is_special) literal += '\\';
    literal += text[i];
  }
  return literal + "\"";
}

}  // namespace

Result<Comparison> FindComparison(const TestcaseText& testcase) {
  const Reader in(testcase);
  std::optional<Comparison> found;
  for (const ast::Stmt* statement : testcase.body) {
    if (statement->kind != ast::StmtKind::kExprStmt) continue;
    auto comparison = ComparisonIn(in, static_cast<const ast::ExprStmt&>(*statement).expr, nullptr);
    if (!comparison) continue;
    if (found) return Cannot("it calls `testing.diff` more than once");
    found = std::move(comparison);
    found->statement = statement->span;
  }
  if (!found) return Cannot("it has no `testing.diff(got: …, want: …)`");
  return *std::move(found);
}

std::optional<Span> FindWanted(const TestcaseText& testcase, std::string_view want) {
  const Result<WantedLiteral> found = LiteralOf(Reader(testcase), want);
  if (!found) return std::nullopt;
  return found->csv != nullptr ? found->csv->span : found->rows->span;
}

Result<TextChange> ChangeWanted(const TestcaseText& testcase, std::string_view want, const std::vector<Table>& tables) {
  const Reader in(testcase);
  FLUX_TRY(const WantedLiteral found, LiteralOf(in, want));
  if (found.csv != nullptr) {
    FLUX_TRY(const std::string text, CsvText(tables));
    return TextChange{found.csv->span, MultilineLiteral(text)};
  }
  FLUX_TRY_STATUS(CheckShape(tables, found.group));
  FLUX_TRY(std::string text, RowWriter(in, *found.rows).Write(tables));
  return TextChange{found.rows->span, std::move(text)};
}

}  // namespace flux::cli
