namespace Chaos.Wire;

/// <summary>What the proxy does with a frame.</summary>
/// <param name="Send">The bytes that go on.</param>
/// <param name="ThenCut">Whether both sides are reset after them.</param>
internal readonly record struct FrameFate(byte[] Send, bool ThenCut)
{
    public static FrameFate Pass(WireFrame frame) => new(frame.Raw, ThenCut: false);

    public static FrameFate Drop() => new([], ThenCut: false);

    /// <summary>The first bytes of the frame go on, and then the connection is gone.</summary>
    public static FrameFate CutAfter(WireFrame frame, int bytes) => new(frame.Raw[..Math.Clamp(bytes, 0, frame.Raw.Length)], ThenCut: true);

    public static FrameFate Replace(byte[] frame) => new(frame, ThenCut: false);
}
