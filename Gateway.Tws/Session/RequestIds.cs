namespace Gateway.Tws.Session;

/// <summary>
/// Request ids of this process: the highest 483,647 numbers, over and over. TWS reports errors of requests and of orders under one number, so no
/// order ever gets an id from here (see OrderIds); what TWS offers for orders may be any lower number.
/// </summary>
internal static class RequestIds
{
    public const int First = 2_147_000_000;

    /// <summary>The number above it is how TWS writes that there is none.</summary>
    private const int Last = int.MaxValue - 1;

    private const int Count = Last - First + 1;

    private static long _issued;

    public static int Next() => Nth(Interlocked.Increment(ref _issued));

    public static bool WasIssued(int id) => id is >= First and <= Last && id - First < Volatile.Read(ref _issued);

    /// <summary>The id of the n-th request, counted from 1.</summary>
    public static int Nth(long n) => First + (int)((n - 1) % Count);
}
