using System.ComponentModel.DataAnnotations;

namespace Gateway.Registry;

/// <summary>The number must be greater than 0.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PositiveAttribute : RangeAttribute
{
    public PositiveAttribute() : base(0.0, double.MaxValue) => MinimumIsExclusive = true;
}
