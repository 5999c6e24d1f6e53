using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Trading.Previews;

/// <summary>
/// The previews that can still be confirmed: each for two minutes, once, and by the caller who asked for it. A restart forgets them.
/// </summary>
internal sealed class PreviewBook(TimeProvider clock)
{
    private const int TokenLength = 32;
    private const int MostOfOneCaller = 200;
    private const int Most = 5000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OrderPreview> _previews = new(StringComparer.Ordinal);

    public OrderPreview Add(Caller caller, IReadOnlyList<PlannedOrder> orders)
    {
        var preview = new OrderPreview(
            "pv-" + RandomNumberGenerator.GetHexString(TokenLength, lowercase: true), caller.Id, orders, clock.GetUtcNow() + Lifetime);
        lock (_gate)
        {
            Forget();
            MakeRoom(caller);
            _previews.Add(preview.Token, preview);
        }
        return preview;
    }

    /// <summary>Finds a preview that can still be sent, without using it up: a person may be asked before <see cref="Take"/>.</summary>
    /// <exception cref="ToolException">There is no such preview: it never existed, was used, has expired, or is another caller's.</exception>
    public OrderPreview Find(Caller caller, string token, string field)
    {
        lock (_gate)
        {
            Forget();
            if (_previews.TryGetValue(token.Trim(), out var preview) && preview.CallerId == caller.Id)
                return preview;
        }
        throw ToolErrors.InvalidArgument(
            $"{field}: must be the token of your own preview, unused and at most {Lifetime.TotalMinutes} minutes old; example: the token of "
            + "ibkr_preview_order",
            "Nothing was sent. Preview again; if you confirmed before, look the order up by the orderRef of the preview.");
    }

    /// <summary>Takes a preview and uses it up.</summary>
    /// <exception cref="ToolException">As for <see cref="Find"/>.</exception>
    public OrderPreview Take(Caller caller, string token, string field)
    {
        lock (_gate)
        {
            var preview = Find(caller, token, field);
            _previews.Remove(preview.Token);
            return preview;
        }
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _previews.Values.Where(preview => preview.ExpiresAt <= now).ToList())
            _previews.Remove(old.Token);
    }

    /// <summary>A caller with many previews loses its own oldest, not another's.</summary>
    private void MakeRoom(Caller caller)
    {
        var own = _previews.Values.Where(preview => preview.CallerId == caller.Id).ToList();
        if (own.Count >= MostOfOneCaller)
            _previews.Remove(own.MinBy(preview => preview.ExpiresAt)!.Token);
        else if (_previews.Count >= Most)
            _previews.Remove(_previews.Values.MinBy(preview => preview.ExpiresAt)!.Token);
    }
}

/// <summary>Orders that a caller was shown the price of, and the token that sends exactly these, once.</summary>
/// <param name="CallerId">Only this caller may use it.</param>
internal sealed record OrderPreview(string Token, string? CallerId, IReadOnlyList<PlannedOrder> Orders, DateTimeOffset ExpiresAt);
