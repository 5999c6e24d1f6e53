using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Relay;

/// <summary>The gateway's MCP endpoint, as a client by HTTP sees it: headers, the session, and streams that break.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";
    private const string VersionHeader = "MCP-Protocol-Version";
    private const int MostResumed = 5;
    private const int LongestQuoted = 300;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly RelayOptions _options;
    private readonly HttpClient _http;
    private readonly TextWriter _notices;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _renewing = new(1);
    private volatile Session? _session;
    private ClientMessage? _initialize;

    public GatewayClient(RelayOptions options, HttpMessageHandler handler, TextWriter notices, TimeProvider time)
    {
        _options = options;
        _notices = notices;
        _time = time;
        // Calls may wait for minutes: for a person's approval, or for a price.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The messages that answer a request, its own answer last.</summary>
    /// <exception cref="RelayException">The gateway refused the request without an answer that could be passed on.</exception>
    /// <exception cref="HttpRequestException">The gateway cannot be reached.</exception>
    public async IAsyncEnumerable<byte[]> AskAsync(ClientMessage message, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (message.IsInitialize)
            (_session, _initialize) = (null, message);
        var session = _session;
        var answer = await SendAsync(message, session, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound && session is not null && message.ModernVersion is null)
        {
            answer.Dispose();
            answer = await SendAsync(message, await RenewAsync(session, cancellationToken), cancellationToken);
        }
        for (var tries = 0; ; tries++)
        {
            using var current = answer;
            var messages = new GatewayMessages(answer);
            await RequireMessagesAsync(answer, message, cancellationToken);
            await using var reading = messages.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await TryMoveAsync(reading))
            {
                if (message.IsInitialize)
                    _session = Session.Of(answer, reading.Current) ?? _session;
                yield return reading.Current;
                if (IsAnswer(reading.Current, message.Id!))
                    yield break;
            }
            if (messages.LastEventId is not { } last || _session is not { } open || tries == MostResumed)
                throw new RelayException(answer.StatusCode, "the connection ended before the answer");
            await Task.Delay(BetweenTries, _time, cancellationToken);
            answer = await GetAsync(open, last, cancellationToken);
        }
    }

    /// <summary>Sends a notification, or a response to a request of the gateway. What goes wrong is written for people.</summary>
    public async Task TellAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync(message, _session, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                await _notices.WriteLineAsync($"gateway-stdio: {message.Method ?? "a response"} was refused: {(int)answer.StatusCode}");
        }
        catch (HttpRequestException failed)
        {
            await _notices.WriteLineAsync("gateway-stdio: " + Explain(failed));
        }
    }

    /// <summary>What the gateway sends by itself, until the session has none of it to send, or the caller leaves.</summary>
    public async IAsyncEnumerable<byte[]> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        while (_session is { } session)
        {
            if (await TryGetAsync(session, last, cancellationToken) is { } answer)
            {
                using var current = answer;
                if (answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest)
                    yield break;
                if (answer.IsSuccessStatusCode)
                {
                    var messages = new GatewayMessages(answer);
                    await using var reading = messages.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
                    while (await TryMoveAsync(reading))
                        yield return reading.Current;
                    last = messages.LastEventId ?? last;
                }
            }
            await Task.Delay(BetweenTries, _time, cancellationToken);
            if (_session != session)
                last = null;
        }
    }

    /// <summary>A sentence for the client's user.</summary>
    public string Explain(Exception failed) => failed switch
    {
        RelayException { Status: HttpStatusCode.Unauthorized } =>
            $"The gateway at {_options.Endpoint} wants a token: set {RelayOptions.TokenVariable}, or {RelayOptions.TokenFileVariable} to the file "
            + "\"token\" in its data directory.",
        RelayException refused => $"The gateway at {_options.Endpoint} gave no answer to pass on ({(int)refused.Status}): {refused.Message}",
        _ => $"The gateway at {_options.Endpoint} cannot be reached: {failed.Message}. Start it, or set {RelayOptions.UrlVariable}.",
    };

    /// <summary>Ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is { Id: not null } session)
        {
            using var soon = new CancellationTokenSource(BetweenTries, _time);
            try
            {
                using var request = Request(HttpMethod.Delete, session);
                using var answer = await _http.SendAsync(request, soon.Token);
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                // It ends by itself.
            }
        }
        _http.Dispose();
        _renewing.Dispose();
    }

    /// <summary>Opens a session again, once for all that found the old one gone.</summary>
    private async Task<Session?> RenewAsync(Session old, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            if (_session != old || _initialize is not { } initialize)
                return _session;
            using var answer = await SendAsync(initialize, session: null, cancellationToken);
            await foreach (var one in new GatewayMessages(answer).ReadAsync(cancellationToken))
                _session = Session.Of(answer, one) ?? _session;
            if (_session != old)
                await TellAsync(ClientMessage.Read("""{"jsonrpc":"2.0","method":"notifications/initialized"}"""u8.ToArray())!, cancellationToken);
            return _session;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(ClientMessage message, Session? session, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, message.ModernVersion is null ? session : null);
        request.Content = new ReadOnlyMemoryContent(message.Line) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (message.ModernVersion is { } version)
        {
            request.Headers.TryAddWithoutValidation(VersionHeader, HeaderText.Of(version));
            request.Headers.TryAddWithoutValidation("Mcp-Method", HeaderText.Of(message.Method!));
            if (message.Target is { } target)
                request.Headers.TryAddWithoutValidation("Mcp-Name", HeaderText.Of(target));
        }
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<HttpResponseMessage> GetAsync(Session session, string? last, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, session);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (last is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<HttpResponseMessage?> TryGetAsync(Session session, string? last, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(session, last, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<bool> TryMoveAsync(IAsyncEnumerator<byte[]> reading)
    {
        try
        {
            return await reading.MoveNextAsync();
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Session? session)
    {
        var request = new HttpRequestMessage(method, _options.Endpoint);
        if (_options.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (session?.Id is { } id)
            request.Headers.TryAddWithoutValidation(SessionHeader, id);
        if (session?.Version is { } version)
            request.Headers.TryAddWithoutValidation(VersionHeader, version);
        return request;
    }

    /// <summary>An answer with an error status may still be the JSON-RPC error that the client is to get.</summary>
    private static async Task RequireMessagesAsync(HttpResponseMessage answer, ClientMessage message, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
            return;
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!IsAnswer(body, message.Id!))
        {
            var text = System.Text.Encoding.UTF8.GetString(body).ReplaceLineEndings(" ").Trim();
            throw new RelayException(answer.StatusCode, text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "…");
        }
    }

    private static bool IsAnswer(byte[] message, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.ValueKind == JsonValueKind.Object && !document.RootElement.TryGetProperty("method", out _)
                && document.RootElement.TryGetProperty("jsonrpc", out _)
                && document.RootElement.TryGetProperty("id", out var found) && JsonElement.DeepEquals(found, JsonElement.Parse(id));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What <c>initialize</c> agreed on.</summary>
    private sealed record Session(string? Id, string Version)
    {
        /// <summary>Null where the message is not the result of <c>initialize</c>.</summary>
        public static Session? Of(HttpResponseMessage answer, byte[] message)
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("result", out var result)
                && result.TryGetProperty("protocolVersion", out var version) && version.GetString() is { } agreed
                    ? new Session(answer.Headers.TryGetValues(SessionHeader, out var ids) ? ids.First() : null, agreed)
                    : null;
        }
    }
}
