namespace ConformanceHost.Content;

/// <summary>The smallest valid media files.</summary>
internal static class Samples
{
    public const string PngType = "image/png";
    public const string WavType = "audio/wav";

    /// <summary>One blue pixel.</summary>
    public static ReadOnlyMemory<byte> Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNQSDgAAAHkAUGi6zIMAAAAAElFTkSuQmCC");

    /// <summary>Two samples of silence.</summary>
    public static ReadOnlyMemory<byte> Wav { get; } = Convert.FromBase64String("UklGRigAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQQAAAAAAAAA");
}
