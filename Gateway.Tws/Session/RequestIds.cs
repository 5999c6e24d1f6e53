namespace Gateway.Tws.Session;

/// <summary>Request ids of this process: from 1,000,000,000 up, so that they never collide with order ids, and never reused.</summary>
internal static class RequestIds
{
    public const int First = 1_000_000_000;

    private static int _last = First - 1;

    public static int Next() => Interlocked.Increment(ref _last);

    public static bool WasIssued(int id) => id >= First && id <= Volatile.Read(ref _last);
}
