using System.Security.Cryptography;

namespace Gateway.Trading;

/// <summary>
/// Confirmation codes that only the gateway's console shows, one for each action. A code proves that a person has read the console, which no client
/// can.
/// </summary>
/// <param name="console">Where codes are written; not a log, which may be forwarded.</param>
internal sealed class OperatorCodes(TextWriter console)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 8;
    private const int Tries = 5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _codes = new(StringComparer.Ordinal);

    public OperatorCodes() : this(Console.Error)
    {
    }

    /// <summary>Makes a new code for an action and shows it; the code before is void.</summary>
    /// <param name="thing">The action that the code is for.</param>
    /// <param name="purpose">The action as text, such as "resume trading".</param>
    public void Show(string thing, string purpose)
    {
        lock (_gate)
        {
            var entry = new Entry(RandomNumberGenerator.GetString(Letters, Length), purpose);
            _codes[thing] = entry;
            console.WriteLine($"To {purpose} give this code: {entry.Code}");
        }
    }

    public void Forget(string thing)
    {
        lock (_gate)
            _codes.Remove(thing);
    }

    /// <summary>
    /// Whether the code is the one that is shown. It stays valid until <see cref="Forget"/>, because its action may fail; the action itself must make
    /// sure that it runs once. After five wrong codes it is void, and a new one is shown.
    /// </summary>
    public bool IsRight(string thing, string given)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(thing, out var entry))
                return false;
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(entry.Code), Encoding.UTF8.GetBytes(given.Trim().ToUpperInvariant())))
                return true;
            if (++entry.Wrong == Tries)
                Show(thing, entry.Purpose);
            return false;
        }
    }

    private sealed class Entry(string code, string purpose)
    {
        public string Code { get; } = code;

        public string Purpose { get; } = purpose;

        public int Wrong { get; set; }
    }
}
