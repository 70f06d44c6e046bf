#include "runtime/net/transfer.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>
#include <system_error>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/check.h"
#include "runtime/base/memory.h"
#include "runtime/base/text.h"
#include "runtime/net/gzip.h"
#include "runtime/net/libcurl.h"

namespace flux::net {
namespace {

constexpr int kPollMilliseconds = 50;

struct FreeEasy {
  void operator()(CURL* easy) const { Curl().easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { Curl().slist_free_all(list); }
};

std::string TimeText(Milliseconds time) {
  return time.count() % 1000 == 0 ? fmt::format("{}s", time.count() / 1000) : fmt::format("{}ms", time.count());
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

class Transfer {
 public:
  Transfer(CURLM* multi, const HttpRequest& request, std::string_view body, const BodyHandler& on_body)
      : multi_(multi), request_(request), body_(body), on_body_(on_body), easy_(Curl().easy_init()) {
    FLUX_CHECK(easy_ != nullptr);
  }

  Attempt Run() {
    SetUp();
    Curl().multi_add_handle(multi_, easy_.get());
    const CURLcode code = Drive();
    Attempt attempt = Conclude(code);
    Curl().multi_remove_handle(multi_, easy_.get());
    return attempt;
  }

 private:
  template <typename T>
  void Set(CURLoption option, T value) {
    FLUX_CHECK(Curl().easy_setopt(easy_.get(), option, value) == CURLE_OK);
  }

  void SetUp() {
    Set(CURLOPT_URL, request_.url.Text().c_str());
    Set(CURLOPT_PROTOCOLS_STR, "http,https");
    Set(CURLOPT_NOSIGNAL, 1L);
    Set(CURLOPT_ERRORBUFFER, error_text_);
    // curl takes a stream that stops in the middle for whole, so what comes is decoded here.
    Set(CURLOPT_ACCEPT_ENCODING, "gzip");
    Set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
    Set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.connect_timeout.count()));
    Set(CURLOPT_TIMEOUT_MS, static_cast<long>(request_.total_timeout.count()));
    if (request_.url.is_loopback()) Set(CURLOPT_PROXY, "");
    if (!request_.verifies_certificate) {
      Set(CURLOPT_SSL_VERIFYPEER, 0L);
      Set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    SetUpBody();
    SetUpHeaders();
    if (request_.basic_auth) {
      Set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
      Set(CURLOPT_USERNAME, request_.basic_auth->user.c_str());
      Set(CURLOPT_PASSWORD, request_.basic_auth->password.c_str());
    }
    Set(
        CURLOPT_WRITEFUNCTION, +[](char* data, size_t, size_t n, void* self) {
          return static_cast<Transfer*>(self)->TakeBody({data, n}) ? n : CURL_WRITEFUNC_ERROR;
        });
    Set(CURLOPT_WRITEDATA, this);
    Set(
        CURLOPT_HEADERFUNCTION, +[](char* data, size_t, size_t n, void* self) {
          const MemoryScope uncounted(nullptr);
          static_cast<Transfer*>(self)->OnHeader({data, n});
          return n;
        });
    Set(CURLOPT_HEADERDATA, this);
    Set(
        CURLOPT_XFERINFOFUNCTION, +[](void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t sent) {
          static_cast<Transfer*>(self)->OnProgress(received + sent);
          return 0;
        });
    Set(CURLOPT_XFERINFODATA, this);
    Set(CURLOPT_NOPROGRESS, 0L);
    if (DependsOnAddress(request_.url.host)) WatchAddresses();
  }

  // A connection that was made before was perhaps made under other rules.
  void WatchAddresses() {
    Set(CURLOPT_FRESH_CONNECT, 1L);
    Set(
        CURLOPT_OPENSOCKETFUNCTION,
        +[](void* self, curlsocktype, curl_sockaddr* at) { return static_cast<Transfer*>(self)->OpenSocket(*at); });
    Set(CURLOPT_OPENSOCKETDATA, this);
  }

  curl_socket_t OpenSocket(const curl_sockaddr& at) {
    const MemoryScope uncounted(nullptr);
    if (Status status = CheckHostAddress(request_.url.host, at.addr); !status) {
      refused_address_ = std::move(status);
      return CURL_SOCKET_BAD;
    }
    return socket(at.family, at.socktype | SOCK_CLOEXEC, at.protocol);
  }

  void SetUpBody() {
    if (request_.method == "HEAD") {
      Set(CURLOPT_NOBODY, 1L);
    } else if (!body_.empty() || request_.method == "POST" || request_.method == "PUT") {
      Set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
      Set(CURLOPT_POSTFIELDS, body_.data());
    }
    Set(CURLOPT_CUSTOMREQUEST, request_.method == "HEAD" ? nullptr : request_.method.c_str());
  }

  void AddHeader(const std::string& line) { headers_.reset(Curl().slist_append(headers_.release(), line.c_str())); }

  void SetUpHeaders() {
    // Without these curl would ask before sending a large body, and call it a form.
    AddHeader("Expect:");
    bool has_type = false;
    for (const auto& [name, value] : request_.headers) {
      has_type |= LowerCase(name) == "content-type";
      AddHeader(value.empty() ? name + ";" : name + ": " + value);
    }
    if (!has_type) AddHeader("Content-Type:");
    if (request_.has_gzip_body) AddHeader("Content-Encoding: gzip");
    Set(CURLOPT_HTTPHEADER, headers_.get());
  }

  // Runs the transfer to its end, watching the cancel token and the idle time.
  CURLcode Drive() {
    last_progress_ = std::chrono::steady_clock::now();
    while (true) {
      int running = 0;
      Curl().multi_perform(multi_, &running);
      int pending = 0;
      while (const CURLMsg* message = Curl().multi_info_read(multi_, &pending)) {
        if (message->msg == CURLMSG_DONE && message->easy_handle == easy_.get()) return message->data.result;
      }
      if (request_.cancel != nullptr && request_.cancel->is_canceled()) return Stop(ErrorCode::kCanceled, "canceled");
      const auto idle = std::chrono::steady_clock::now() - last_progress_;
      if (request_.idle_timeout.count() > 0 && idle > request_.idle_timeout) {
        is_idle_ = true;
        return Stop(ErrorCode::kUnavailable, fmt::format("{} timed out after {} without a byte",
                                                         request_.url.Authority(), TimeText(request_.idle_timeout)));
      }
      Curl().multi_poll(multi_, nullptr, 0, kPollMilliseconds, nullptr);
    }
  }

  CURLcode Stop(ErrorCode code, std::string message) {
    own_failure_ = Fail(code, std::move(message));
    return CURLE_ABORTED_BY_CALLBACK;
  }

  void OnProgress(curl_off_t transferred) {
    if (transferred == transferred_) return;
    transferred_ = transferred;
    last_progress_ = std::chrono::steady_clock::now();
  }

  void OnHeader(std::string_view line) {
    line = Trim(line);
    if (line.starts_with("HTTP/")) {
      // Also after an interim answer (100 Continue): only the last head counts.
      response_.headers.clear();
      return;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    response_.headers.emplace_back(LowerCase(line.substr(0, colon)), Trim(line.substr(colon + 1)));
  }

  int CurrentStatus() {
    long status = 0;
    Curl().easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
  }

  // No exception may pass through the frames of a C library.
  bool TakeBody(std::string_view piece) {
    const Result<bool> taken = WithinMemory([&] { return Decode(piece); });
    if (!taken) own_failure_ = std::unexpected(taken.error());
    return taken.value_or(false);
  }

  // What the answer says of its encoding; empty: it has none.
  std::string Encoding() const {
    const auto header = std::ranges::find(response_.headers, "content-encoding", &HttpHeaders::value_type::first);
    const std::string encoding = header != response_.headers.end() ? LowerCase(header->second) : "";
    return encoding == "identity" ? "" : encoding;
  }

  Result<bool> Decode(std::string_view piece) {
    if (!has_begun_) {
      has_begun_ = true;
      if (const std::string encoding = Encoding(); encoding == "gzip" || encoding == "x-gzip") {
        gunzip_.emplace();
      } else if (!encoding.empty()) {
        return Fail(ErrorCode::kDataLoss, fmt::format("the answer of {} is encoded as `{}`, which was not asked for",
                                                      request_.url.Authority(), encoding));
      }
    }
    if (!gunzip_) return OnBody(piece);
    Result<bool> taken = gunzip_->Push(piece, [this](std::string_view text) { return OnBody(text); });
    if (!taken) {
      taken.error().message =
          fmt::format("cannot read the answer of {}: {}", request_.url.Authority(), taken.error().message);
    }
    return taken;
  }

  bool OnBody(std::string_view piece) {
    const int status = CurrentStatus();
    body_bytes_ += piece.size();
    if (status < 200 || status >= 300) {
      response_.body.append(
          piece.substr(0, request_.max_error_bytes - std::min(request_.max_error_bytes, response_.body.size())));
      return true;
    }
    if (request_.max_response_bytes > 0 && body_bytes_ > request_.max_response_bytes) {
      own_failure_ =
          Fail(ErrorCode::kResourceExhausted, fmt::format("the answer of {} is larger than {} bytes",
                                                          request_.url.Authority(), request_.max_response_bytes));
      return false;
    }
    if (!on_body_) {
      response_.body.append(piece);
      return true;
    }
    if (!has_streamed_ && request_.on_head) {
      response_.status = status;
      own_failure_ = request_.on_head(response_);
      if (!own_failure_) return false;
    }
    has_streamed_ = true;
    own_failure_ = on_body_(piece);
    // Whoever takes the body may take his time over it.
    last_progress_ = std::chrono::steady_clock::now();
    return own_failure_.has_value();
  }

  Attempt Conclude(CURLcode code) {
    if (code == CURLE_OK && gunzip_ && !gunzip_->is_complete()) {
      return {Fail(ErrorCode::kDataLoss,
                   fmt::format("the answer of {} stops in the middle of its gzip stream", request_.url.Authority())),
              has_streamed_, true, false};
    }
    if (code == CURLE_OK) {
      response_.status = CurrentStatus();
      return {std::move(response_), has_streamed_, false, false};
    }
    if (code == CURLE_COULDNT_CONNECT && !refused_address_) {
      return {std::unexpected(refused_address_.error()), has_streamed_, false, false};
    }
    if (!own_failure_) return {std::unexpected(own_failure_.error()), has_streamed_, false, is_idle_};
    const bool is_time_out = code == CURLE_OPERATION_TIMEDOUT && IsConnected();
    return {std::unexpected(NetworkError(code)), has_streamed_, !is_time_out, is_time_out};
  }

  Error NetworkError(CURLcode code) {
    const std::string where = request_.url.Authority();
    switch (code) {
      case CURLE_COULDNT_CONNECT:
        return {ErrorCode::kUnavailable, fmt::format("cannot connect to {}: {}", where, ConnectReason())};
      case CURLE_COULDNT_RESOLVE_HOST:
        return {ErrorCode::kUnavailable,
                fmt::format("cannot connect to {}: unknown host `{}`", where, request_.url.host)};
      case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::kUnavailable, TimeOutText()};
      case CURLE_GOT_NOTHING:
        return {ErrorCode::kUnavailable, fmt::format("{} closed the connection without an answer", where)};
      case CURLE_PARTIAL_FILE:
      case CURLE_RECV_ERROR:
      case CURLE_BAD_CONTENT_ENCODING:
      case CURLE_HTTP2_STREAM:
        return BrokenOff();
      default:
        return {ErrorCode::kUnavailable, fmt::format("request to {} failed: {}", where, CurlText(code))};
    }
  }

  std::string CurlText(CURLcode code) const {
    std::string text = error_text_[0] != '\0' ? error_text_ : Curl().easy_strerror(code);
    // Not `SSL`.
    const bool is_word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1]));
    if (is_word) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
  }

  // The system's word for it, when curl kept it.
  std::string ConnectReason() {
    long error = 0;
    Curl().easy_getinfo(easy_.get(), CURLINFO_OS_ERRNO, &error);
    return error == 0 ? CurlText(CURLE_COULDNT_CONNECT)
                      : LowerCase(std::system_category().message(static_cast<int>(error)));
  }

  bool IsConnected() {
    curl_off_t connected = 0;
    Curl().easy_getinfo(easy_.get(), CURLINFO_CONNECT_TIME_T, &connected);
    return connected != 0;
  }

  std::string TimeOutText() {
    if (!IsConnected()) {
      return fmt::format("cannot connect to {}: timed out after {}", request_.url.Authority(),
                         TimeText(request_.connect_timeout));
    }
    return fmt::format("{} timed out after {}", request_.url.Authority(), TimeText(request_.total_timeout));
  }

  Error BrokenOff() {
    curl_off_t expected = -1, received = 0;
    Curl().easy_getinfo(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &expected);
    Curl().easy_getinfo(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T, &received);
    const std::string amount = expected >= 0 ? fmt::format("received {} of {} bytes", received, expected)
                                             : fmt::format("received {} bytes", received);
    return {ErrorCode::kDataLoss,
            fmt::format("{} closed the connection in the middle of the answer ({})", request_.url.Authority(), amount)};
  }

  CURLM* const multi_;
  const HttpRequest& request_;
  const std::string_view body_;
  const BodyHandler& on_body_;
  std::unique_ptr<CURL, FreeEasy> easy_;
  std::unique_ptr<curl_slist, FreeList> headers_;
  char error_text_[CURL_ERROR_SIZE] = {};
  HttpResponse response_;
  Status own_failure_, refused_address_;
  size_t body_bytes_ = 0;
  curl_off_t transferred_ = 0;
  std::chrono::steady_clock::time_point last_progress_;
  bool has_streamed_ = false, is_idle_ = false;
  bool has_begun_ = false;        // the body has
  std::optional<Gunzip> gunzip_;  // of a body that is compressed
};

}  // namespace

Attempt Perform(void* multi, const HttpRequest& request, std::string_view body, const BodyHandler& on_body) {
  return Transfer(multi, request, body, on_body).Run();
}

}  // namespace flux::net
