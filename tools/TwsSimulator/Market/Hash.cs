namespace TwsSimulator.Market;

/// <summary>Random numbers without state: the same input gives the same number on every machine.</summary>
internal static class Hash
{
    public static ulong Of(int seed, string text)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>A number from 0 up to but without 1.</summary>
    public static double Unit(ulong key, int salt, long index) =>
        (Mix(key ^ ((ulong)index * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)salt << 56) ^ ((ulong)(uint)salt * 0xD1B54A32D192ED03UL)) >> 11) * (
            1.0 / (1UL << 53));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
