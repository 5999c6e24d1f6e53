using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>The path of a file that can be read.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExistingFileAttribute() : ValidationAttribute("the path of a file that exists")
{
    public override bool IsValid(object? value) => value is not string text || File.Exists(text);
}
