using System.Security.Cryptography;
using System.Text;

namespace Gateway.Trading;

/// <summary>A short code that only the gateway's console shows: whoever gives it has read the console, which no client can.</summary>
/// <param name="console">Where the code is written; not a log, which may travel.</param>
internal sealed class OperatorCode(TextWriter console)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 8;
    private const int Tries = 5;

    private readonly Lock _gate = new();
    private string? _code;
    private int _left;

    public OperatorCode() : this(Console.Error)
    {
    }

    /// <summary>Makes a new code and shows it; the one before is void.</summary>
    /// <param name="purpose">What it allows: "resume trading".</param>
    public void Show(string purpose)
    {
        lock (_gate)
        {
            _code = RandomNumberGenerator.GetString(Letters, Length);
            _left = Tries;
            console.WriteLine($"To {purpose} give this code: {_code}");
        }
    }

    /// <summary>True once for the code that is shown. After five wrong codes it is void, and a new one is shown.</summary>
    public bool Matches(string given)
    {
        lock (_gate)
        {
            if (_code is not { } code)
                return false;
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(given.Trim().ToUpperInvariant())))
            {
                _code = null;
                return true;
            }
            if (--_left == 0)
                Show("resume trading");
            return false;
        }
    }
}
