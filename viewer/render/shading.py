"""How surfaces are lit: one fragment shader for every material and every look.

VTK's own shading either knows no metals (Phong) or needs an environment picture
for them (physically based: black metals without one). This one takes the scene's
lights alone, sharp suns and soft skies, and runs the same in the window and in a
picture. It replaces the lighting block of VTK's polygon shader; positions,
normals, light directions (in view coordinates) and material values come in by
VTK's own uniforms, so that all materials share one compiled program.
"""

from collections.abc import Sequence

from vtkmodules.vtkRenderingCore import vtkActor, vtkProperty

from viewer.scene.scene import Light, Material

# VTK keeps a free number for each of these; ours mean something else by them.
_METALLIC, _ROUGHNESS = "specularIntensity", "specularPowerUniform"

_FUNCTIONS = """
//VTK::Light::Dec
// Schlick's Fresnel term folded with the visibility of a rough surface, for light
// that comes from all round (the analytic fit of B. Karis, 2014).
vec3 softGloss(vec3 f0, float rough, float facing)
{
  vec4 r = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float a = min(r.x * r.x, exp2(-9.28 * facing)) * r.x + r.y;
  vec2 fit = vec2(-1.04, 1.04) * a + r.zw;
  return f0 * fit.x + fit.y;
}
// A sun's reflection: GGX facets, height correlated Smith shadowing, times pi.
vec3 sunGloss(vec3 f0, float rough, vec3 n, vec3 v, vec3 l)
{
  vec3 h = normalize(l + v);
  float a2 = rough * rough * rough * rough;
  float nh = max(dot(n, h), 0.0);
  float nl = max(dot(n, l), 0.0);
  float nv = max(dot(n, v), 0.0);
  float spread = nh * nh * (a2 - 1.0) + 1.0;
  float facets = a2 / (spread * spread);
  float shadow = nl * sqrt(nv * nv * (1.0 - a2) + a2)
               + nv * sqrt(nl * nl * (1.0 - a2) + a2) + 1e-4;
  vec3 fresnel = f0 + (1.0 - f0) * pow(1.0 - max(dot(v, h), 0.0), 5.0);
  return facets * 0.5 / shadow * fresnel * nl;
}
// Linear light to the screen: colours stay as they are up to 0.76, highlights are
// pressed together and lose their colour, as on film.
vec3 developed(vec3 c)
{
  float peak = max(c.r, max(c.g, c.b));
  if (peak > 0.76)
  {
    float pressed = 1.0 - 0.0576 / (peak - 0.52);
    c = mix(c * pressed / peak, vec3(pressed), 0.15 * (1.0 - 0.76 / peak));
  }
  return mix(12.92 * c, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055,
             step(vec3(0.0031308), c));
}
"""

_BEGIN = """
  vec3 toViewer = cameraParallel != 0 ? vec3(0.0, 0.0, 1.0) : normalize(-vertexVC.xyz);
  vec3 baseColour = pow(diffuseColorUniform, vec3(2.2));
  float metallic = specularIntensity;
  float rough = max(specularPowerUniform, 0.05);
  vec3 gloss0 = mix(vec3(0.04), baseColour, metallic);
  float facing = max(dot(normalVCVSOutput, toViewer), 0.0);
  vec3 allRound = softGloss(gloss0, rough, facing);
  vec3 mirrored = reflect(-toViewer, normalVCVSOutput);
  vec3 shed = vec3(0.0);
  vec3 shine = vec3(0.0);
  float towards;
"""

_SUN = """
  towards = dot(normalVCVSOutput, -lightDirectionVC{i});
  shed += {sharp} * max(towards, 0.0) * lightColor{i};
  shine += {sharp} * lightColor{i}
    * sunGloss(gloss0, rough, normalVCVSOutput, toViewer, -lightDirectionVC{i});
"""

_SKY = """
  towards = 0.5 + 0.5 * dot(normalVCVSOutput, -lightDirectionVC{i});
  shed += {soft} * towards * lightColor{i};
  towards = smoothstep(-0.1 - rough, 0.1 + rough, dot(mirrored, -lightDirectionVC{i}));
  shine += {soft} * towards * lightColor{i} * allRound;
"""

_END = """
  vec3 lit = baseColour * (1.0 - metallic) * shed + shine;
  float cover = opacity < 1.0 ? mix(1.0, opacity, pow(facing, 0.7)) * opacity : 1.0;
  fragOutput0 = vec4(developed(lit), cover);
//VTK::Light::Impl
"""


def lighting_code(lights: Sequence[Light]) -> str:
    """Return the lines that light a fragment, for VTK's lights in the same order."""
    lines = [_BEGIN]
    for index, light in enumerate(lights):
        if light.softness < 1.0:
            lines.append(_SUN.format(i=index, sharp=f"{1.0 - light.softness:.4f}"))
        if light.softness > 0.0:
            lines.append(_SKY.format(i=index, soft=f"{light.softness:.4f}"))
    # VTK writes its own lighting where it finds its mark: ours must not hold it.
    return "".join(lines) + _END.replace("//VTK::Light::Impl\n", "")


def set_lighting(actor: vtkActor, lights: Sequence[Light]) -> None:
    """Make an actor's shader light it our way."""
    shader = actor.GetShaderProperty()
    shader.ClearAllFragmentShaderReplacements()
    shader.AddFragmentShaderReplacement("//VTK::Light::Dec", True, _FUNCTIONS, False)
    shader.AddFragmentShaderReplacement(
        "//VTK::Light::Impl", True, lighting_code(lights), False
    )


def set_material(surface: vtkProperty, material: Material) -> None:
    """Put a material's values where the shader looks for them."""
    surface.SetInterpolationToPhong()
    surface.SetColor(*material.colour)
    surface.SetAmbient(0.0)
    surface.SetDiffuse(1.0)
    surface.SetSpecular(material.metallic)
    surface.SetSpecularPower(material.roughness)
    surface.SetOpacity(material.opacity)
