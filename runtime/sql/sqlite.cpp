// SQLite: files in this process.

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cmath>
#include <system_error>
#include <thread>

#include "runtime/base/check.h"
#include "runtime/base/memory.h"
#include "runtime/base/number_text.h"
#include "runtime/base/shared_library.h"
#include "runtime/sql/source_parameters.h"
#include "runtime/sql/statement_text.h"
#include "runtime/sql/time_text.h"

namespace flux::sql {
namespace {

constexpr Dialect kDialect{
    .database = "SQLite", .quote = '"', .types = {"", "INT", "INT", "FLOAT", "TEXT", "DATETIME"}};
constexpr std::chrono::milliseconds kBusyTimeout{5000}, kBusyPause{10};
// Instructions of SQLite's machine between two looks at the token.
constexpr int kInstructionsPerLook = 1000;
// Numbers beyond this in columns of times are milliseconds, others seconds, as the reference's driver has it.
constexpr int64_t kMostSeconds = 1'000'000'000'000;
// What SQLite's own limit of a value is.
constexpr size_t kMostValueBytes = 1'000'000'000;

struct Library {
#define FLUX_SQLITE(name) decltype(&::sqlite3_##name) name = nullptr;
#include "runtime/sql/sqlite.def"
};

Result<Library> LoadLibrary() {
  FLUX_TRY(const SharedLibrary file, SharedLibrary::Load("libsqlite3.so.0", "SQLite", "libsqlite3-0"));
  Library library;
#define FLUX_SQLITE(name) FLUX_TRY_STATUS(file.Find("sqlite3_" #name, library.name));
#include "runtime/sql/sqlite.def"
  return library;
}

const Result<Library>& Loaded() {
  static const Result<Library> library = LoadLibrary();
  return library;
}

const Library& Sqlite() { return *Loaded(); }

struct FreeStatement {
  void operator()(sqlite3_stmt* statement) const { Sqlite().finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FreeStatement>;

struct CloseDatabase {
  void operator()(sqlite3* database) const { Sqlite().close_v2(database); }
};

// `varchar(20)` as `VARCHAR`.
std::string BareType(std::string_view declared) {
  std::string type(declared.substr(0, declared.find('(')));
  while (type.ends_with(' ')) type.pop_back();
  std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return type;
}

// What a column that was declared so holds; nothing: SQLite lets it hold anything.
std::optional<ColumnType> TypeOfDeclared(std::string_view declared) {
  const std::string type = BareType(declared);
  if (type == "DATETIME" || type == "TIMESTAMP" || type == "DATE") return ColumnType::kTime;
  if (type == "BOOL" || type == "BOOLEAN" || type.contains("INT")) return ColumnType::kInt;
  if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) return ColumnType::kString;
  if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") || type == "NUMERIC" || type == "DECIMAL")
    return ColumnType::kFloat;
  return std::nullopt;
}

// What a name asks for beside the file.
struct Options {
  std::string file;
  std::chrono::milliseconds busy_timeout = kBusyTimeout;
  std::string begin = "BEGIN";
  std::vector<std::string> pragmas;
  bool may_create = false;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kPragmas = {{
    {"_auto_vacuum", "auto_vacuum"},
    {"_vacuum", "auto_vacuum"},
    {"_case_sensitive_like", "case_sensitive_like"},
    {"_cslike", "case_sensitive_like"},
    {"_cache_size", "cache_size"},
    {"_defer_foreign_keys", "defer_foreign_keys"},
    {"_defer_fk", "defer_foreign_keys"},
    {"_foreign_keys", "foreign_keys"},
    {"_fk", "foreign_keys"},
    {"_ignore_check_constraints", "ignore_check_constraints"},
    {"_journal_mode", "journal_mode"},
    {"_journal", "journal_mode"},
    {"_locking_mode", "locking_mode"},
    {"_locking", "locking_mode"},
    {"_query_only", "query_only"},
    {"_recursive_triggers", "recursive_triggers"},
    {"_rt", "recursive_triggers"},
    {"_secure_delete", "secure_delete"},
    {"_synchronous", "synchronous"},
    {"_sync", "synchronous"},
    {"_writable_schema", "writable_schema"},
}};

bool IsWord(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-'; });
}

Status TakeParameter(const std::string& name, const std::string& value, Options& options) {
  const auto* const pragma = std::ranges::find(kPragmas, name, &std::pair<std::string_view, std::string_view>::first);
  if (pragma != kPragmas.end()) {
    if (!IsWord(value)) return Fail(ErrorCode::kInvalid, fmt::format("SQLite: parameter `{}` must be one word", name));
    options.pragmas.push_back(fmt::format("PRAGMA {} = {}", pragma->second, value));
  } else if (name == "_busy_timeout" || name == "_timeout") {
    const Result<int64_t> limit = ParseInt(value);
    if (!limit) return Fail(ErrorCode::kInvalid, fmt::format("SQLite: parameter `{}` must be a number", name));
    options.busy_timeout = std::chrono::milliseconds(*limit);
  } else if (name == "_txlock") {
    if (value != "deferred" && value != "immediate" && value != "exclusive")
      return Fail(ErrorCode::kInvalid, "SQLite: parameter `_txlock` must be `deferred`, `immediate` or `exclusive`");
    options.begin = "BEGIN " + value;
  } else if (name == "mode") {
    options.may_create = value == "rwc";
  } else if (name.starts_with("_") && name != "_loc" && name != "_mutex" && name != "_stmt_cache_size") {
    return Fail(ErrorCode::kInvalid, fmt::format("SQLite: there is no parameter `{}`", name));
  }
  return {};
}

Result<Options> ParseSource(const std::string& source) {
  Options options;
  const size_t query = source.find('?');
  // SQLite reads the parameters of `file:…` itself and skips those that it does not know.
  options.file = source.starts_with("file:") ? source : source.substr(0, query);
  if (query == std::string::npos) return options;
  FLUX_TRY(const SourceParameters parameters, ParseSourceParameters(std::string_view(source).substr(query + 1)));
  for (const auto& [name, value] : parameters) FLUX_TRY_STATUS(TakeParameter(name, value, options));
  return options;
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(Options options, const CancelToken& cancel) : options_(std::move(options)), cancel_(cancel) {}

  Status Open(Purpose purpose) {
    const bool may_create = purpose == Purpose::kWrite || options_.may_create;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | (may_create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* database = nullptr;
    const int code = Sqlite().open_v2(options_.file.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) return OpenFailure();
    Sqlite().progress_handler(
        database, kInstructionsPerLook,
        [](void* self) { return static_cast<SqliteConnection*>(self)->cancel_.is_canceled() ? 1 : 0; }, this);
    Sqlite().busy_handler(
        database, [](void* self, int tries) { return static_cast<SqliteConnection*>(self)->WaitWhileBusy(tries); },
        this);
    for (const std::string& pragma : options_.pragmas) FLUX_TRY_STATUS(Execute(pragma));
    return {};
  }

  const Dialect& dialect() const override { return kDialect; }
  Status Begin() override { return Execute(options_.begin); }

  Status Execute(const std::string& text) override {
    FLUX_TRY(const Statement statement, Prepare(text));
    while (true) {
      FLUX_TRY(const bool has_row, Step(*statement));
      if (!has_row) return {};
    }
  }

  Status Query(const std::string& text, ResultTable& rows) override {
    FLUX_TRY(const Statement statement, Prepare(text));
    std::vector<ResultColumn> columns;
    for (int i = 0; i < Sqlite().column_count(statement.get()); ++i) {
      const char* const declared = Sqlite().column_decltype(statement.get(), i);
      const std::string type = declared == nullptr ? "" : declared;
      columns.push_back({Sqlite().column_name(statement.get(), i), TypeOfDeclared(type), type});
    }
    FLUX_TRY_STATUS(rows.Begin(std::move(columns)));
    while (rows.WantsRows()) {
      FLUX_TRY(const bool has_row, Step(*statement));
      if (!has_row) return {};
      for (int i = 0; i < Sqlite().column_count(statement.get()); ++i) FLUX_TRY_STATUS(AddCell(*statement, i, rows));
      FLUX_TRY_STATUS(rows.EndRow());
    }
    return {};
  }

  Status Insert(const InsertTarget& target, const Chunk& rows) override {
    FLUX_TRY(std::string text, InsertText(kDialect, target));
    for (size_t i = 0; i < target.schema.size(); ++i) text += i == 0 ? "(?" : ", ?";
    text += ")";
    if (text != insert_text_) {
      FLUX_TRY(insert_, Prepare(text));
      insert_text_ = std::move(text);
    }
    for (size_t row = 0; row < rows.rows; ++row) {
      for (size_t i = 0; i < rows.columns.size(); ++i)
        FLUX_TRY_STATUS(Bind(static_cast<int>(i + 1), target.schema[i], *rows.columns[i], row));
      const Result<bool> done = Step(*insert_);
      Sqlite().reset(insert_.get());
      if (!done) return std::unexpected(done.error());
    }
    return {};
  }

 private:
  std::unexpected<Error> Failure() const {
    if (cancel_.is_canceled()) return Fail(ErrorCode::kCanceled, "canceled");
    return Fail(ErrorCode::kInvalid, fmt::format("SQLite: {}", Sqlite().errmsg(database_.get())));
  }

  // SQLite's own allocations are not counted. So no value that it makes may be larger than what the query has room for.
  size_t LimitValues() const {
    const MemoryAccount* const account = ThreadMemory::Current().account();
    size_t most = kMostValueBytes;
    if (account != nullptr && account->limit() > 0) {
      const size_t limit = account->limit(), used = account->used();
      most = std::min(most, limit > used ? limit - used : 0);
    }
    Sqlite().limit(database_.get(), SQLITE_LIMIT_LENGTH, static_cast<int>(most));
    return most;
  }

  std::unexpected<Error> StepFailure(int code, size_t most_bytes) const {
    if (code == SQLITE_TOOBIG && most_bytes < kMostValueBytes) {
      if (Status room = CheckRoom(most_bytes + 1); !room)
        return std::unexpected(std::move(room.error()).WithContext("SQLite: a value is too large"));
    }
    return Failure();
  }

  std::unexpected<Error> OpenFailure() const {
    const int cause = Sqlite().system_errno(database_.get());
    return Fail(ErrorCode::kUnavailable, fmt::format("SQLite: {}{}", Sqlite().errmsg(database_.get()),
                                                     cause == 0 ? "" : ": " + std::generic_category().message(cause)));
  }

  int WaitWhileBusy(int tries) const {
    if (cancel_.is_canceled() || tries * kBusyPause >= options_.busy_timeout) return 0;
    std::this_thread::sleep_for(kBusyPause);
    return 1;
  }

  Result<Statement> Prepare(const std::string& text) const {
    sqlite3_stmt* made = nullptr;
    const char* tail = nullptr;
    const int code = Sqlite().prepare_v2(database_.get(), text.c_str(), static_cast<int>(text.size()), &made, &tail);
    Statement statement(made);
    if (code != SQLITE_OK) return Failure();
    if (statement == nullptr) return Fail(ErrorCode::kInvalid, "SQLite: there is no statement in the query");
    sqlite3_stmt* second = nullptr;
    if (Sqlite().prepare_v2(database_.get(), tail, -1, &second, nullptr) != SQLITE_OK || second != nullptr) {
      Sqlite().finalize(second);
      return Fail(ErrorCode::kInvalid, "SQLite: the query has several statements; only one can run");
    }
    return statement;
  }

  // Gives whether there is a row.
  Result<bool> Step(sqlite3_stmt& statement) const {
    FLUX_TRY_STATUS(cancel_.Check());
    const size_t most_bytes = LimitValues();
    const int code = Sqlite().step(&statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return StepFailure(code, most_bytes);
  }

  static std::string_view TextOf(sqlite3_stmt& statement, int column) {
    const auto* const text = reinterpret_cast<const char*>(Sqlite().column_text(&statement, column));
    if (text == nullptr) return {};
    return {text, static_cast<size_t>(Sqlite().column_bytes(&statement, column))};
  }

  // Any cell of SQLite may hold a value of any kind.
  static Status AddCell(sqlite3_stmt& statement, int column, ResultTable& rows) {
    const bool is_time = rows.type() == ColumnType::kTime;
    switch (Sqlite().column_type(&statement, column)) {
      case SQLITE_NULL:
        rows.AddNull();
        return {};
      case SQLITE_INTEGER: {
        const int64_t number = Sqlite().column_int64(&statement, column);
        return is_time ? AddUnixTime(number, rows) : rows.AddInt(number);
      }
      case SQLITE_FLOAT:
        return rows.AddFloat(Sqlite().column_double(&statement, column));
      default:
        return is_time ? rows.AddText(TextOf(statement, column)) : rows.AddString(TextOf(statement, column));
    }
  }

  static Status AddUnixTime(int64_t number, ResultTable& rows) {
    const bool is_milliseconds = number > kMostSeconds || number < -kMostSeconds;
    int64_t ns = 0;
    if (__builtin_mul_overflow(number, is_milliseconds ? 1'000'000 : kNsPerSecond, &ns))
      return rows.CellFailure(fmt::format("{} is beyond what a time can hold", number));
    return rows.AddTime({ns});
  }

  Status Bind(int parameter, const ColumnDef& def, const Column& column, size_t row) {
    sqlite3_stmt* const statement = insert_.get();
    if (column.IsNull(row)) return Check(Sqlite().bind_null(statement, parameter));
    switch (def.type) {
      case ColumnType::kBool:
        return Check(Sqlite().bind_int64(statement, parameter, column.BoolAt(row) ? 1 : 0));
      case ColumnType::kInt:
        return Check(Sqlite().bind_int64(statement, parameter, column.IntAt(row)));
      case ColumnType::kUint:
        if (column.UintAt(row) > static_cast<uint64_t>(INT64_MAX))
          return ValueFailure(kDialect, fmt::format("cannot hold {}", column.UintAt(row)), def);
        return Check(Sqlite().bind_int64(statement, parameter, static_cast<int64_t>(column.UintAt(row))));
      case ColumnType::kFloat:
        // SQLite would make a null of it.
        if (std::isnan(column.FloatAt(row))) return ValueFailure(kDialect, "cannot hold NaN", def);
        return Check(Sqlite().bind_double(statement, parameter, column.FloatAt(row)));
      case ColumnType::kString:
        return BindText(parameter, column.StringAt(row));
      case ColumnType::kTime:
        return BindText(parameter, TimeText({column.IntAt(row)}, 9) + "+00:00");
    }
  }

  Status BindText(int parameter, std::string_view text) {
    return Check(
        Sqlite().bind_text(insert_.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
  }

  Status Check(int code) const {
    if (code != SQLITE_OK) return Failure();
    return {};
  }

  const Options options_;
  const CancelToken& cancel_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::string insert_text_;
  Statement insert_;
};

}  // namespace

Result<std::unique_ptr<Connection>> ConnectToSqlite(const std::string& source, Purpose purpose,
                                                    const CancelToken& cancel) {
  if (!Loaded()) return std::unexpected(Loaded().error());
  FLUX_TRY(Options options, ParseSource(source));
  auto connection = std::make_unique<SqliteConnection>(std::move(options), cancel);
  FLUX_TRY_STATUS(connection->Open(purpose));
  return connection;
}

}  // namespace flux::sql
