using System.Security.Cryptography;
using Gateway.Trading.Audit;

namespace Gateway.Trading;

/// <summary>
/// Confirmation codes that only the gateway's console shows, one for each action. A code proves that a person has read the console, which no client
/// can.
/// </summary>
/// <remarks>
/// Who guesses is slowed down: after five wrong codes for an action each further wrong one is answered some seconds later. The right code counts at
/// once, always: no one can take it from the person by guessing, and of 31^8 codes a guesser tries too few in a day to matter.
/// </remarks>
/// <param name="console">Where codes are written; not a log, which may be forwarded.</param>
/// <param name="audit">Where wrong codes are recorded; null for nowhere.</param>
internal sealed class OperatorCodes(TextWriter console, TimeProvider clock, AuditLog? audit = null)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 8;

    /// <summary>Wrong codes for one action, or for all together, that are answered at once.</summary>
    private const int Free = 5;
    private const int FreeInTotal = 20;

    /// <summary>Answers that are held back at one time; more are refused at once.</summary>
    private const int MostHeld = 16;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _codes = new(StringComparer.Ordinal);
    private int _wrong;
    private int _held;

    public OperatorCodes(TimeProvider clock, AuditLog audit) : this(Console.Error, clock, audit)
    {
    }

    /// <summary>Raised with the action's text when wrong codes for it begin to be slowed down; must not block or throw.</summary>
    public event Action<string>? Guessed;

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
    /// sure that it runs once. After a wrong code the answer must wait for <see cref="HoldAsync"/>.
    /// </summary>
    public bool IsRight(string thing, string given)
    {
        Entry? entry;
        lock (_gate)
        {
            if (!_codes.TryGetValue(thing, out entry))
                return false;
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(entry.Code), Encoding.UTF8.GetBytes(given.Trim().ToUpperInvariant())))
            {
                _wrong = 0;
                return true;
            }
            entry.Wrong++;
            _wrong++;
        }
        Record(entry);
        return false;
    }

    /// <summary>Holds the answer to a wrong code back: not for the first five, then 1, 2, 4 and at most 5 seconds.</summary>
    /// <returns>False when so many answers are held back that this one must be refused at once.</returns>
    public async Task<bool> HoldAsync(string thing, CancellationToken cancellationToken)
    {
        TimeSpan hold;
        lock (_gate)
        {
            var over = Math.Max((_codes.GetValueOrDefault(thing)?.Wrong ?? 0) - Free, _wrong - FreeInTotal);
            if (over <= 0)
                return true;
            if (_held >= MostHeld)
                return false;
            hold = over > 3 ? LongestHold : TimeSpan.FromSeconds(1 << (over - 1));
            _held++;
        }
        try
        {
            await Task.Delay(hold, clock, cancellationToken);
            return true;
        }
        finally
        {
            lock (_gate)
                _held--;
        }
    }

    /// <summary>The first wrong codes one by one, then each time that their number has doubled: a guesser must not fill the log.</summary>
    private void Record(Entry entry)
    {
        var wrong = entry.Wrong;
        if (wrong <= Free || int.IsPow2(wrong))
            audit?.TryAppend(
                "unknown", "operator code", "wrong_code", null,
                string.Create(CultureInfo.InvariantCulture, $"Wrong code number {wrong} to {entry.Purpose}."));
        if (wrong != Free)
            return;
        console.WriteLine($"{Free} wrong codes were given to {entry.Purpose}. Answers to further ones are delayed; the code above stays valid.");
        Guessed?.Invoke(entry.Purpose);
    }

    private sealed class Entry(string code, string purpose)
    {
        public string Code { get; } = code;

        public string Purpose { get; } = purpose;

        public int Wrong { get; set; }
    }
}
