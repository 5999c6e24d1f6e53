using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Relay;

/// <summary>The JSON-RPC messages in an HTTP answer, whether it is one JSON body or a stream of events.</summary>
internal sealed class GatewayMessages(HttpResponseMessage answer)
{
    /// <summary>The id of the last event; null before the first that has one.</summary>
    public string? LastEventId { get; private set; }

    public static bool IsStream(MediaTypeHeaderValue? type) => type?.MediaType == "text/event-stream";

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        if (!IsStream(answer.Content.Headers.ContentType))
        {
            using var whole = new MemoryStream();
            await body.CopyToAsync(whole, cancellationToken);
            if (whole.Length > 0)
                yield return whole.ToArray();
            yield break;
        }
        await foreach (var found in SseParser.Create(body, static (_, data) => data.ToArray()).EnumerateAsync(cancellationToken))
        {
            if (found.EventId is { Length: > 0 } id)
                LastEventId = id;
            if (found.Data.Length > 0)
                yield return found.Data;
        }
    }
}
