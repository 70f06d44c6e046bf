#include "runtime/influx/flux_client.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <thread>

#include "runtime/base/memory.h"
#include "runtime/influx/byte_queue.h"
#include "runtime/influx/server_message.h"

namespace flux::influx {
namespace {

constexpr size_t kMostBytesUnderWay = size_t{4} << 20;
constexpr size_t kMostListBytes = size_t{16} << 20;
// What a server gives at once.
constexpr size_t kBucketsPerPage = 100;

// The server's message about lines that it refused has one line for each of them.
std::string OneLine(std::string_view message) {
  constexpr size_t kMostLines = 10;
  std::string out;
  size_t lines = 0;
  while (!message.empty()) {
    const size_t end = message.find('\n');
    const std::string_view line = message.substr(0, end);
    message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
    if (line.empty() || ++lines > kMostLines) continue;
    out += (out.empty() ? "" : "; ") + std::string(line);
  }
  return lines > kMostLines ? fmt::format("{}; and {} more", out, lines - kMostLines) : out;
}

std::string RedirectText(const net::HttpResponse& response, const net::Url& server) {
  const std::string_view location = response.Header("location");
  if (location.empty())
    return fmt::format("{} answers with a redirect (status {})", server.Authority(), response.status);
  const Result<net::Url> target = net::ResolveUrl(server, location);
  const std::string text =
      target ? fmt::format("{}://{}", target->scheme, target->Authority()) : std::string("another place");
  return fmt::format("{} redirects to {} (status {}), which is not followed; write that as `host`", server.Authority(),
                     text, response.status);
}

std::string QueryBody(std::string_view script) {
  const boost::json::object body = {{"query", boost::json::string_view(script.data(), script.size())},
                                    {"type", "flux"},
                                    {"dialect",
                                     {{"header", true},
                                      {"delimiter", ","},
                                      {"annotations", {"datatype", "group", "default"}},
                                      {"commentPrefix", "#"},
                                      {"dateTimeFormat", "RFC3339Nano"}}}};
  return boost::json::serialize(body);
}

// Sixteen hexadecimal digits, which names are not.
bool IsId(std::string_view text) {
  constexpr size_t kDigits = 16;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

const std::string* TextAt(const boost::json::object& object, std::string_view key, std::string& out) {
  const boost::json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return nullptr;
  out = value->get_string();
  return &out;
}

Result<BucketEntry> EntryOf(const boost::json::value& item) {
  const auto malformed = [] { return Fail(ErrorCode::kDataLoss, "InfluxDB lists its buckets in an unknown form"); };
  const boost::json::object* object = item.if_object();
  if (object == nullptr) return malformed();
  BucketEntry entry;
  if (TextAt(*object, "name", entry.name) == nullptr) return malformed();
  TextAt(*object, "id", entry.id);
  TextAt(*object, "orgID", entry.organization);
  const size_t slash = entry.name.find('/');
  entry.is_default = slash == std::string::npos;
  entry.database = entry.name.substr(0, slash);
  entry.policy = entry.is_default ? "autogen" : entry.name.substr(slash + 1);
  const boost::json::value* rules = object->if_contains("retentionRules");
  if (rules == nullptr || !rules->is_array()) return entry;
  for (const boost::json::value& rule : rules->get_array()) {
    const boost::json::value* seconds = rule.is_object() ? rule.get_object().if_contains("everySeconds") : nullptr;
    if (seconds != nullptr && seconds->is_int64()) entry.retention.ns = seconds->get_int64() * 1'000'000'000;
  }
  return entry;
}

}  // namespace

FluxAddress FluxAddressOf(const plan::FromSpec& from, const net::Url& server) {
  return {.server = server,
          .bucket = from.bucket,
          .has_bucket_id = IsId(from.bucket),
          .org = from.org,
          .token = from.token};
}

net::Url Under(const net::Url& server, std::string_view path) {
  net::Url url = server;
  while (url.path.ends_with('/')) url.path.pop_back();
  url.path += path;
  return url;
}

Error RefusalOf(const net::HttpResponse& response, const net::Url& server, std::string_view token,
                std::string_view what) {
  const std::string where = server.Authority();
  if (response.status >= 300 && response.status < 400) return {ErrorCode::kUnavailable, RedirectText(response, server)};
  const std::string message = OneLine(ServerMessage(response, token));
  switch (response.status) {
    case 400:
    case 422:
      return {ErrorCode::kInvalid, fmt::format("InfluxDB at {} refused the {}: {}", where, what, message)};
    case 401:
      return {ErrorCode::kUnauthenticated,
              fmt::format("InfluxDB at {} refused the credentials: {}; {}", where, message,
                          token.empty() ? "no token was given, neither by `token` nor by the configuration"
                                        : "is the token one of this server?")};
    case 403:
      return {ErrorCode::kPermissionDenied,
              fmt::format("InfluxDB at {} refused the {}: {}; the token may not do that", where, what, message)};
    case 404:
      return {ErrorCode::kNotFound, fmt::format("InfluxDB at {}: {}", where, message)};
    case 429:
      return {ErrorCode::kResourceExhausted,
              fmt::format("InfluxDB at {} has too much to do for the {}: {}; try again later", where, what, message)};
    default:
      return {ErrorCode::kUnavailable,
              fmt::format("InfluxDB at {} answered the {} with status {}: {}", where, what, response.status, message)};
  }
}

Status CheckWritten(const net::HttpResponse& response, const net::Url& server) {
  constexpr int kNoContent = 204;
  if (response.status == kNoContent) return {};
  const std::string_view type = response.Header("content-type");
  return Fail(
      ErrorCode::kDataLoss,
      fmt::format("the answer of {} to the write is {} and has status {} instead of {}; is there an InfluxDB at "
                  "this address?",
                  server.Authority(), type.empty() ? "of no type" : fmt::format("of type `{}`", type), response.status,
                  kNoContent));
}

net::HttpRequest FluxClient::MakeRequest(std::string_view method, std::string_view path,
                                         std::vector<std::pair<std::string, std::string>> parameters) const {
  net::HttpRequest request;
  request.method = method;
  request.url = Under(address_.server, path);
  if (!address_.org.empty()) parameters.emplace_back("org", address_.org);
  request.url.query = net::EncodeQuery(parameters);
  if (!address_.token.empty()) request.headers.emplace_back("Authorization", "Token " + address_.token);
  request.cancel = cancel_;
  return request;
}

Error FluxClient::Refusal(const net::HttpResponse& response, std::string_view what) const {
  Error error = RefusalOf(response, address_.server, address_.token, what);
  const bool is_about_org = response.status == 400 || response.status == 404;
  if (is_about_org && address_.org.empty()) error.message += "; no organization was given: write `org`";
  return error;
}

// What else may answer at an address says what it is by the type.
Status FluxClient::CheckType(const net::HttpResponse& response) const {
  const std::string_view type = response.Header("content-type");
  if (type.starts_with("text/csv") || type.starts_with("application/csv")) return {};
  return Fail(ErrorCode::kDataLoss,
              fmt::format("the answer of {} to the query is of type `{}` and not CSV; is there an InfluxDB at this "
                          "address?",
                          address_.server.Authority(), type));
}

// Receives an answer in a thread of its own, which ends with this.
class FluxClient::Receiver {
 public:
  Receiver(FluxClient& client, net::HttpRequest request, uint64_t& received)
      : client_(client), request_(std::move(request)), received_(received), thread_([this] { Run(); }) {}
  ~Receiver() { Stop(); }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  Result<std::string> Take() {
    Result<std::string> bytes = queue_.Take(*client_.cancel_);
    has_failed_ = !bytes;
    return bytes;
  }
  // Whether there is no answer, or not all of it.
  bool has_failed() const { return has_failed_; }
  void Stop() {
    queue_.Abandon();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void Run() { queue_.Close(Receive()); }
  Status Receive() {
    bool has_begun = false;
    request_.on_head = [&](const net::HttpResponse& head) {
      has_begun = true;
      return client_.CheckType(head);
    };
    FLUX_TRY(const net::HttpResponse response, client_.http_->Send(request_, [&](std::string_view bytes) {
      received_ += bytes.size();
      return queue_.Put(bytes, *client_.cancel_);
    }));
    if (response.status != 200) return std::unexpected(client_.Refusal(response, "query"));
    return has_begun ? Status() : client_.CheckType(response);
  }

  FluxClient& client_;
  net::HttpRequest request_;
  uint64_t& received_;
  bool has_failed_ = false;
  ByteQueue queue_{kMostBytesUnderWay};
  std::thread thread_;
};

Status FluxClient::Query(std::string_view script, const io::CsvDecodeOptions& options, io::CsvResultHandler& handler,
                         uint64_t& received) {
  net::HttpRequest request = MakeRequest("POST", "/api/v2/query", {});
  request.headers.emplace_back("Content-Type", "application/json");
  request.headers.emplace_back("Accept", "application/csv");
  request.body = QueryBody(script);
  // A server that is busy with the query sends nothing, and asking again would only add to that.
  request.idle_timeout = std::chrono::minutes(10);
  request.retry.attempts = 3;
  request.retry.on_time_out = false;
  Receiver receiver(*this, std::move(request), received);
  Status status = io::DecodeCsv([&] { return receiver.Take(); }, options, handler);
  receiver.Stop();
  if (status || receiver.has_failed()) return status;
  const std::string where = address_.server.Authority();
  Error& error = status.error();
  const std::string said = WithoutSecret(error.message, address_.token);
  // What the decoder says of a text, and of one that is an error.
  if (error.code == ErrorCode::kInvalid) {
    error = {ErrorCode::kDataLoss, fmt::format("the answer of InfluxDB at {} cannot be read: {}", where, said)};
  } else if (error.code == ErrorCode::kFailedPrecondition) {
    error = {ErrorCode::kFailedPrecondition, fmt::format("InfluxDB at {} ended the query: {}", where, said)};
  }
  return status;
}

Status FluxClient::Write(std::string lines) {
  net::HttpRequest request = MakeRequest("POST", "/api/v2/write", {{"bucket", address_.bucket}, {"precision", "ns"}});
  request.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  request.body = std::move(lines);
  request.has_gzip_body = true;
  request.retry.attempts = 5;
  request.retry.longest_delay = std::chrono::seconds(30);
  FLUX_TRY(const net::HttpResponse response, http_->Send(request));
  if (response.is_success()) return CheckWritten(response, address_.server);
  return std::unexpected(Refusal(response, "write"));
}

Result<std::vector<BucketEntry>> FluxClient::ListBuckets() {
  // Without it a server lists those of all organisations that the token may see.
  if (address_.org.empty()) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("InfluxDB at {} has buckets by organization: write `org`", address_.server.Authority()));
  }
  std::vector<BucketEntry> entries;
  while (true) {
    net::HttpRequest request =
        MakeRequest("GET", "/api/v2/buckets",
                    {{"limit", std::to_string(kBucketsPerPage)}, {"offset", std::to_string(entries.size())}});
    request.retry.attempts = 3;
    request.max_response_bytes = kMostListBytes;
    FLUX_TRY(const net::HttpResponse response, http_->Send(request));
    if (response.status != 200) return std::unexpected(Refusal(response, "list of buckets"));
    boost::system::error_code problem;
    const boost::json::value body = boost::json::parse(response.body, problem);
    const boost::json::object* object = problem ? nullptr : body.if_object();
    const boost::json::value* page = object != nullptr ? object->if_contains("buckets") : nullptr;
    if (page == nullptr || !page->is_array()) {
      return Fail(ErrorCode::kDataLoss,
                  fmt::format("InfluxDB at {} lists its buckets in an unknown form", address_.server.Authority()));
    }
    for (const boost::json::value& item : page->get_array()) {
      FLUX_TRY(BucketEntry entry, EntryOf(item));
      entries.push_back(std::move(entry));
    }
    if (page->get_array().size() < kBucketsPerPage) return entries;
  }
}

}  // namespace flux::influx
