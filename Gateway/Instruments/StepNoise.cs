namespace Gateway.Instruments;

/// <summary>The noise of binary arithmetic in prices and sizes: what is within a thousand-millionth of a step is that step.</summary>
internal static class StepNoise
{
    private const decimal Relative = 1e-9m;

    /// <summary>The step when the value is the step but for noise; else the value.</summary>
    /// <param name="value">As given: 200.10000000000002.</param>
    /// <param name="step">The nearest step: 200.10.</param>
    public static decimal Remove(decimal value, decimal step) => Math.Abs(value - step) <= Math.Abs(value) * Relative ? step : value;
}
